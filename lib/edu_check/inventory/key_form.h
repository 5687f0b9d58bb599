#pragma once

#include <string>
#include <string_view>

namespace edu_check {

/// A key without what tables and forms put around names: `1.`, 其中：, 是否 before it, `（人）`, `(Mbps)`, 合计 in
/// brackets behind it, a colon or a question mark at its end. Brackets that say something else stay, as they may tell
/// another thing.
[[nodiscard]] std::string plain_key(std::string_view key);

/// The path of a fact that has this other name in forms, `date` for the day of the facts; empty if there is none.
[[nodiscard]] std::string_view other_word_for(std::string_view key);

}  // namespace edu_check
