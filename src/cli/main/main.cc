#include "cli/commands.h"

int main(int argc, char** argv) {
  return ziping::cli::run_program(argc, argv);
}
