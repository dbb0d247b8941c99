using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>A NULL-terminated array of C strings, as execve(2) takes for arguments and environment.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly nint[] _strings;
    private readonly byte** _array;

    public NativeStrings(IReadOnlyList<string> values)
    {
        _strings = new nint[values.Count];
        // SAFETY: one slot per string and one for the terminator; freed in Dispose.
        _array = (byte**)NativeMemory.AllocZeroed((nuint)values.Count + 1, (nuint)sizeof(byte*));
        for (int index = 0; index < values.Count; index++)
        {
            _strings[index] = Marshal.StringToCoTaskMemUTF8(values[index]);
            _array[index] = (byte*)_strings[index];
        }
    }

    /// <summary>The array; valid until disposal.</summary>
    public byte** Pointer => _array;

    public void Dispose()
    {
        foreach (nint value in _strings)
            Marshal.FreeCoTaskMem(value);
        NativeMemory.Free(_array);
    }
}
