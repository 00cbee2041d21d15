#pragma once
#include <cstddef>
#include <cstdint>

namespace ziping {

/// Named limits, each with the case that set it. The struct's members are the values in force; options override them.
struct Limits {
  /// A0 at 300 dpi is 139.5 million pixels; beyond, the resolution is lowered (dpi_reduced) down to `min_dpi`.
  double max_pixels = 150e6;
  /// Tesseract and Leptonica refuse longer sides.
  int max_side_pixels = 32767;
  /// ISO 32000's largest page side; boxes without an area are refused too (Poppler would draw Letter instead); swapped
  /// corners are put right, as the standard says.
  double max_page_points = 14400;
  double min_dpi = 100;
  double max_dpi = 600;
  double max_file_bytes = 2147483648.0;
  int max_pages = 5000;
  /// 251,900 messages came from one 300 kB file of the hostile corpus.
  int max_messages = 100;
  int max_words_page = 50000;
  std::size_t max_text_bytes_page = std::size_t{4} << 20U;
  /// Soft CPU limit of a page (the rest of a hung page), hard one by the parent's clock.
  int page_cpu_seconds = 180;
  int page_wall_seconds = 300;
  /// No sign of life from a worker.
  int heartbeat_seconds = 60;
  /// A picture of a page somebody waits for.
  int picture_wall_seconds = 30;
  /// OCR of an A4 page takes 0.2 GiB; 5,342 hostile files fit in 2 GiB.
  std::size_t worker_address_space = std::size_t{3} << 30U;
  /// A page whose worker died or ran out of time is read again by the next runs, so often in all.
  int max_attempts = 3;
  /// Runs in a row that ended, without a word, while a page was being read, before it is left alone: more than a
  /// queue that preempts jobs will do to one page, few enough for a page that takes the whole machine down.
  int max_unfinished = 10;
  /// A document over which so many workers died is given up: the rest of it would most likely end the same way.
  int max_deaths = 3;
  /// A worker is renewed after so many pages: whatever a library leaks does not add up.
  int worker_pages = 200;
  /// The server. Documents kept ready and pictures kept drawn; a report of 60 pages takes 10 MB, a page 0.2 MB.
  std::size_t open_documents = 12;
  std::size_t picture_cache_bytes = std::size_t{64} << 20U;
  /// A document handed in; any other body; a path with its question mark.
  std::size_t upload_bytes = std::size_t{256} << 20U;
  std::size_t body_bytes = std::size_t{64} << 10U;
  std::size_t target_bytes = 2048;
  /// Waiting to be read; more are turned away until some are done.
  std::size_t waiting_uploads = 256;
  /// Of one token, session or (without either) address.
  double requests_per_second = 500;
  double requests_at_once = 1000;
  /// Wrong tokens of one address.
  double refusals_per_second = 5;
  double refusals_at_once = 50;
  std::size_t server_threads = 96;
  int event_streams = 48;
  /// Connections that wait to be taken; the library's own queue of five makes many clients at once wait a second.
  int server_backlog = 256;
  /// Of a connection: requests, silence between them, and what a request may take to come or an answer to go.
  std::size_t requests_of_connection = 100000;
  int silence_seconds = 5;
  int transfer_seconds = 20;
  /// People at the desk at once; the longest session's place goes to the newest.
  std::size_t sessions = 64;
  /// Of one answer: entries of a list, pixels across a picture.
  int list_items = 1000;
  int picture_width = 4000;
  /// Of a decision: a figure's text, a reason.
  std::size_t decision_text_bytes = 2000;
  /// Items of an audit sample.
  std::uint64_t sample_draws = 1'000'000;
  /// Of a part of a filled-in workbook, before it is unpacked: a worksheet of 10,000 items takes 5 MB.
  std::uint64_t worksheet_part_bytes = std::uint64_t{256} << 20U;
  /// Of a reading a worker sends: rows or columns of a table (a cell a point high on the largest page) and cells.
  int table_rows = 14400;
  int table_cells = 1000000;
  /// Memory and instructions of a pattern's expression; [\p{Han}]{2,1000} alone takes 10,002.
  std::int64_t max_pattern_bytes = 8 << 20;
  int max_pattern_program = 2000;
};

/// The longest message between the scheduler and a worker: the reading of a page of 50,000 words takes a fifth of it.
/// Not adjustable, both ends must agree on it.
inline constexpr std::size_t kMaxFrame = std::size_t{64} << 20U;

/// The limits in force in this process.
const Limits& limits();
void set_limits(const Limits& limits);

}  // namespace ziping
