#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "edu_check/json/json_members_format.h"

namespace edu_check {

std::string json_of(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace edu_check
