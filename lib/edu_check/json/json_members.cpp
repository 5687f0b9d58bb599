
#include "edu_check/json/json_members_format.h"
#include "edu_check/json/rapid_json_format.h"

namespace edu_check {

std::string json_of(const JsonValue& value) {
  JsonBuffer buffer;
  JsonWriter<JsonBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace edu_check
