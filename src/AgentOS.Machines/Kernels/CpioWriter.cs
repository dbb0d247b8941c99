using System.Globalization;
using System.Text;

namespace AgentOS.Machines.Kernels;

/// <summary>Writes an archive as Linux unpacks its initial file system from (Documentation/driver-api/early-userspace/buffer-format.rst, "newc").</summary>
internal sealed class CpioWriter(Stream archive) : IDisposable
{
    private const int Alignment = 4;
    private const uint Directory = 0x4000 | 0x1ED, Program = 0x8000 | 0x1ED, CharacterDevice = 0x2000 | 0x180; // 0755, 0755, 0600

    private uint _inode;

    public void AddDirectory(string name) => Add(name, Directory, [], 0, 0);

    public void AddFile(string name, ReadOnlySpan<byte> content) => Add(name, Program, content, 0, 0);

    public void AddDevice(string name, uint major, uint minor) => Add(name, CharacterDevice, [], major, minor);

    /// <summary>Ends the archive; the stream stays the caller's.</summary>
    public void Dispose() => Add("TRAILER!!!", 0, [], 0, 0);

    private void Add(string name, uint mode, ReadOnlySpan<byte> content, uint major, uint minor)
    {
        uint[] fields = [_inode++, mode, 0, 0, 1, 0, (uint)content.Length, 0, 0, major, minor, (uint)name.Length + 1, 0];
        StringBuilder header = new("070701");
        foreach (uint field in fields)
            header.Append(field.ToString("X8", CultureInfo.InvariantCulture));
        archive.Write(Encoding.ASCII.GetBytes(header.Append(name).Append('\0').ToString()));
        Align();
        archive.Write(content);
        Align();
    }

    private void Align()
    {
        while (archive.Position % Alignment != 0)
            archive.WriteByte(0);
    }
}
