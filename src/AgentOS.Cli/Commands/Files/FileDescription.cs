using System.Text.Json.Serialization;
using AgentOS.Storage;
using AgentOS.Storage.Files;

namespace AgentOS.Cli.Commands.Files;

/// <summary>A file as listings show it, and the JSON shape of it.</summary>
/// <param name="Path">Name or path, as the command lists it.</param>
/// <param name="Type"><c>f</c> file, <c>d</c> directory, <c>l</c> link, <c>p</c> fifo, <c>s</c> socket, <c>c</c> and <c>b</c> devices.</param>
/// <param name="Mode">Permission bits in octal.</param>
/// <param name="Links">Link count.</param>
/// <param name="Uid">Owner.</param>
/// <param name="Gid">Group.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Inode">Inode number.</param>
/// <param name="Modified">Last change of content.</param>
internal sealed record FileDescription(
    string Path, string Type, string Mode, uint Links, uint Uid, uint Gid, long Size, long Inode, DateTimeOffset Modified)
{
    public static FileDescription Of(string path, FileStat stat) => new(
        path, TypeOf(stat.Mode), Convert.ToString(stat.Mode & ModeBits.PermissionMask, 8).PadLeft(4, '0'),
        stat.LinkCount, stat.Uid, stat.Gid, stat.Size, stat.Ino, MomentOf(stat.ModifyTime));

    private static string TypeOf(uint mode) => (mode & ModeBits.TypeMask) switch
    {
        ModeBits.Directory => "d",
        ModeBits.SymbolicLink => "l",
        ModeBits.Fifo => "p",
        ModeBits.Socket => "s",
        ModeBits.CharacterDevice => "c",
        ModeBits.BlockDevice => "b",
        _ => "f",
    };

    // A file may carry any 64-bit time; a listing shows those a calendar has.
    private static DateTimeOffset MomentOf(FileTime time) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(time.Seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 1))
            .AddTicks(time.Nanoseconds / 100);
}

/// <summary>JSON shapes of <c>agentos fs</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<FileDescription>))]
[JsonSerializable(typeof(FileDescription))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class FilesJson : JsonSerializerContext;
