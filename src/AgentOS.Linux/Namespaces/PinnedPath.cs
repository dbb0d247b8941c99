using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>A file held by a descriptor (O_PATH), so that what was checked is what is used, whatever happens to its name meanwhile.</summary>
public sealed class PinnedPath : IDisposable
{
    private const int PathOnly = 0x200000;
    private const int CloseOnExec = 0x80000;

    private readonly SafeFileHandle _file;

    private PinnedPath(SafeFileHandle file) => _file = file;

    /// <summary>A path that leads to the held file for the calling thread, without its name.</summary>
    public string Link => $"/proc/thread-self/fd/{_file.DangerousGetHandle()}";

    /// <summary>Where the held file is now, links resolved.</summary>
    public string Name => File.ResolveLinkTarget(Link, returnFinalTarget: false)?.FullName ?? "";

    /// <summary>Holds what the path leads to.</summary>
    /// <exception cref="LinuxException">ENOENT, EACCES, … .</exception>
    public static PinnedPath Open(string path) =>
        new(new SafeFileHandle(SystemCall.Check(Files.FileInterop.open(path, PathOnly | CloseOnExec, 0), "open", path), ownsHandle: true));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
