# cmake -DOUT=FILE "-DFILES=a;b" -P embed.cmake: the files' bytes as a table of arrays, by file name.
set(arrays "")
set(table "")
set(number 0)
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND arrays "constexpr unsigned char kFile${number}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${name}\", {kFile${number}, sizeof kFile${number} - 1}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUT}" "// Made by embed.cmake.
#include \"serve/embedded.h\"
namespace ziping::serve {
namespace {
${arrays}
constexpr Embedded kTable[] = {
${table}};
}  // namespace
std::span<const Embedded> embedded_files() { return kTable; }
}  // namespace ziping::serve
")
