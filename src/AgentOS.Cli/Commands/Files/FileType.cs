using AgentOS.Storage.Files;

namespace AgentOS.Cli.Commands.Files;

/// <summary>How file types are written: a letter for people (as find(1) has them), a word in JSON.</summary>
internal static class FileType
{
    public static char Letter(uint mode) => (mode & ModeBits.TypeMask) switch
    {
        ModeBits.Directory => 'd',
        ModeBits.SymbolicLink => 'l',
        ModeBits.Fifo => 'p',
        ModeBits.Socket => 's',
        ModeBits.CharacterDevice => 'c',
        ModeBits.BlockDevice => 'b',
        _ => 'f',
    };

    public static char Letter(FileEntry entry) => entry.Type switch
    {
        "fifo" => 'p',
        "symlink" => 'l',
        _ => entry.Type[0],
    };

    public static string Word(uint mode) => Letter(mode) switch
    {
        'd' => "directory",
        'l' => "symlink",
        'p' => "fifo",
        's' => "socket",
        'c' => "character-device",
        'b' => "block-device",
        _ => "file",
    };
}
