using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AgentOS.Linux.Files;
using AgentOS.Vms;

namespace AgentOS.Server.Idempotency;

/// <summary>Answers by their keys, a file each, for a day: on the disk before the client has them, so that a server started again answers the same.</summary>
internal sealed class AnswerStore
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(1);

    private readonly string _directory;

    public AnswerStore(VmDirectories directories, TimeProvider clock)
    {
        directories.Make();
        _directory = Path.Combine(directories.Root, "server", "answers");
        Directory.CreateDirectory(_directory, OwnerOnly);
        foreach (FileInfo file in new DirectoryInfo(_directory).EnumerateFiles().Where(file => clock.GetUtcNow() - file.LastWriteTimeUtc > s_kept))
            file.Delete();
    }

    /// <summary>What was answered; null is nothing yet.</summary>
    public KeptAnswer? TryRead(string name) => File.Exists(PathOf(name)) ? JsonSerializer.Deserialize<KeptAnswer>(File.ReadAllBytes(PathOf(name))) : null;

    /// <summary>Keeps an answer.</summary>
    public void Write(string name, KeptAnswer answer)
    {
        string draft = $"{PathOf(name)}.{Guid.NewGuid():N}";
        using (FileStream file = File.Create(draft))
        {
            JsonSerializer.Serialize(file, answer);
            file.Flush(flushToDisk: true);
        }

        AtomicReplacement.Move(draft, PathOf(name));
    }

    /// <summary>The name of a caller's key.</summary>
    public static string NameOf(string caller, string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{key}")));

    private string PathOf(string name) => Path.Combine(_directory, name);
}
