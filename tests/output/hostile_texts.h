#pragma once
#include <string>
#include <vector>

namespace ziping::testing {

/// Texts that a spreadsheet could run, and some that only look odd. `runs`: must get a guard.
struct HostileText {
  std::string text;
  bool runs = true;
};

inline std::vector<HostileText> hostile_texts() {
  using namespace std::string_literals;
  return {{"=1+1"},
          {"=cmd|' /C calc'!A0"},
          {"=HYPERLINK(\"http://example.invalid\",\"x\")"},
          {"=IMPORTXML(CONCAT(\"a\",A1),\"//a\")"},
          {"+1"},
          {"+cmd|' /C calc'!A0"},
          {"-2+3"},
          {"-12.3"},
          {"-"},
          {"@SUM(1)"},
          {"\t=1"},
          {"\r=1"},
          {"\n=1"},
          {"\r\n@A1"},
          {"\tplain"},
          {"\nplain"},
          {"\0=1"s},
          {"\0"s},
          {" =1"},
          {"    +1"},
          {" \t -1"},
          {"\xC2\xA0=1"},
          {"\xE3\x80\x80=1"},
          {"\xE2\x80\x8B=1"},
          {"\xEF\xBB\xBF=1"},
          {"\xE2\x80\x8F@A"},
          {"\xE2\x80\xAE=1"},
          {"\xC2\xAD=1"},
          {"\xE2\x81\xA0=1"},
          {"\x01=1"},
          {"\x1B=1"},
          {"＝1+1"},
          {"＋1"},
          {"－1"},
          {"＠SUM(1)"},
          {"　＝1"},
          {"1=2", false},
          {"a\"b,c\r\nd", false},
          {"</script><img src=x onerror=alert(1)>", false},
          {"\"onmouseover=", false},
          {"\x1b]0;x\x07", false},
          {"（-1）", false},
          {"'=1", false},
          {std::string(100'000, 'x'), false},
          {"", false}};
}

}  // namespace ziping::testing
