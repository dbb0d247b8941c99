namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>Types of files, as the letters of find(1)'s <c>-type</c>.</summary>
internal static class TypeLetter
{
    private const uint TypeMask = 0xF000; // S_IFMT of inode(7), as the values below

    /// <summary>The letter of a mode's type.</summary>
    public static string Of(uint mode) => (mode & TypeMask) switch
    {
        0x1000 => "p",
        0x2000 => "c",
        0x4000 => "d",
        0x6000 => "b",
        0xA000 => "l",
        0xC000 => "s",
        _ => "f",
    };
}
