using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Files;

/// <summary>An owned file descriptor, closed once.</summary>
public sealed class FileDescriptor : SafeHandleMinusOneIsInvalid
{
    /// <summary>For the marshaller, which sets the number afterwards.</summary>
    public FileDescriptor()
        : base(ownsHandle: true)
    {
    }

    /// <summary>Takes over <paramref name="number"/>: from here on nobody else may close it.</summary>
    public FileDescriptor(int number)
        : base(ownsHandle: true) => SetHandle(number);

    /// <summary>The number, valid while this object is not disposed.</summary>
    public int Number => (int)handle;

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => FileInterop.close((int)handle) == 0;
}
