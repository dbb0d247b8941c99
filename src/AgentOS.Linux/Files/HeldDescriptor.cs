using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>A descriptor that stays open while a call uses it: one that is closed meanwhile would lend its number to another file, and the call would go there.</summary>
internal readonly ref struct HeldDescriptor
{
    private readonly SafeFileHandle _handle;

    /// <exception cref="ObjectDisposedException">It is closed.</exception>
    public HeldDescriptor(SafeFileHandle handle)
    {
        bool isHeld = false;
        handle.DangerousAddRef(ref isHeld);
        _handle = handle;
    }

    /// <summary>Its number.</summary>
    public int Number => (int)_handle.DangerousGetHandle();

    /// <summary>Lets go; who disposed of it meanwhile has it closed now.</summary>
    public void Dispose() => _handle.DangerousRelease();
}
