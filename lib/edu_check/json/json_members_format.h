#pragma once
// Private to the library: RapidJSON stays out of public headers.

#include <cstdint>
#include <string>
#include <string_view>

#include "edu_check/json/rapid_json_format.h"

namespace edu_check {

/// What is wrong in JSON that was read: the first member that is missing or of a wrong kind.
struct JsonMistake {
  std::string member;
  [[nodiscard]] bool any() const { return !member.empty(); }
  void note(std::string_view name) {
    if (member.empty()) member = name;
  }
};

/// Parses one value; false if it is no JSON.
[[nodiscard]] inline bool parse_json(const std::string& text, JsonDocument& document) {
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
  document.Parse<flags>(text.data(), text.size());
  return !document.HasParseError();
}

/// The members of an object. What is missing or of another kind is noted, and read as empty.
class JsonMembers {
 public:
  JsonMembers(const JsonValue& value, JsonMistake& mistake) : value_(value), mistake_(mistake) {}

  [[nodiscard]] const JsonValue* find(const char* name) const {
    if (!value_.IsObject()) return nullptr;
    const auto found = value_.FindMember(name);
    return found == value_.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
  }
  [[nodiscard]] bool has(const char* name) const { return find(name) != nullptr; }

  [[nodiscard]] std::string text(const char* name) const {
    if (!has(name)) mistake_.note(name);
    return text_or_empty(name);
  }
  [[nodiscard]] std::string text_or_empty(const char* name) const {
    const auto* const found = find(name);
    if (found == nullptr) return {};
    if (found->IsString()) return {found->GetString(), found->GetStringLength()};
    mistake_.note(name);
    return {};
  }
  /// A number of 32 bits; 0 if it is left out.
  [[nodiscard]] std::uint32_t number(const char* name) const {
    const auto* const found = find(name);
    if (found == nullptr) return 0;
    if (found->IsUint()) return found->GetUint();
    mistake_.note(name);
    return 0;
  }
  /// A number of 32 bits with its sign; 0 if it is left out.
  [[nodiscard]] std::int32_t signed_number(const char* name) const {
    const auto* const found = find(name);
    if (found == nullptr) return 0;
    if (found->IsInt()) return found->GetInt();
    mistake_.note(name);
    return 0;
  }
  [[nodiscard]] bool flag(const char* name) const {
    const auto* const found = find(name);
    if (found != nullptr && !found->IsBool()) mistake_.note(name);
    return found != nullptr && found->IsBool() && found->GetBool();
  }
  /// An object; no members if it is left out.
  [[nodiscard]] JsonMembers object(const char* name) const {
    static const JsonValue none;
    const auto* const found = find(name);
    if (found != nullptr && !found->IsObject()) mistake_.note(name);
    return {found != nullptr && found->IsObject() ? *found : none, mistake_};
  }
  /// Calls `each` with every element of an array, which may be left out.
  template <class Each>
  void elements(const char* name, Each&& each) const {
    const auto* const found = find(name);
    if (found == nullptr) return;
    if (!found->IsArray()) return mistake_.note(name);
    for (const auto& element : found->GetArray()) each(element);
  }
  /// A word of a closed set, by the function that reads it.
  template <class Parse>
  [[nodiscard]] auto word(const char* name, Parse&& parse) const {
    const auto found = parse(text(name));
    if (!found) mistake_.note(name);
    return found ? *found : typename decltype(found)::value_type{};
  }
  [[nodiscard]] JsonMistake& mistake() const { return mistake_; }

 private:
  const JsonValue& value_;
  JsonMistake& mistake_;
};

/// A value as JSON again.
[[nodiscard]] std::string json_of(const JsonValue& value);

}  // namespace edu_check
