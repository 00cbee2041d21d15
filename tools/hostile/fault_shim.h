#pragma once

namespace ziping::hostile {

/// What happens at a call that changes a file.
enum class Fault {
  None,
  /// The process is killed; every second time with half of what was to be written written.
  Kill,
  /// The call fails: no space left, an error of the device.
  NoSpace,
  DeviceError,
};

/// From now on the `at`-th call of this process (from 1) that changes a regular file or a folder meets `fault`, and, if
/// `forever`, all after it. The calls are write, pwrite, writev, fsync, fdatasync, ftruncate, rename and unlink; they
/// are replaced in this program and in the libraries it is linked with.
void arm(Fault fault, long at, bool forever);

/// Calls counted since the last `arm`.
long calls();

}  // namespace ziping::hostile
