using System.Buffers;
using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage.Encryption;

namespace AgentOS.Storage;

/// <summary>
/// The key of an encrypted agent database: 32 random bytes written as 64 hexadecimal digits, which are used as they are, or a passphrase, from which SQLCipher
/// derives the key (PBKDF2, some 200 ms for each connection). It shows itself to nobody: not in errors, not as text.
/// </summary>
public sealed class DatabaseKey
{
    /// <summary>Bytes of the longest key. No passphrase is longer; a file given by mistake often is.</summary>
    public const int LongestLength = 1024;

    private const int DigitCount = 64;
    private static readonly SearchValues<byte> s_digits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private DatabaseKey(byte[] notation) => Notation = notation;

    /// <summary>The full path of the file it was read from; null when it came from elsewhere.</summary>
    public string? File { get; private init; }

    /// <summary>As SQLCipher writes it: <c>x'64 digits'</c>, or the passphrase.</summary>
    internal byte[] Notation { get; }

    /// <summary>Takes a key as it was typed.</summary>
    /// <param name="text">64 hexadecimal digits, or a passphrase of 1 to 1024 bytes of UTF-8 without control characters.</param>
    /// <exception cref="AgentOSException"><see cref="EncryptionErrors.KeyInvalid"/>.</exception>
    public static DatabaseKey Parse(string text) => Parse(Encoding.UTF8.GetBytes(text), "the given text");

    /// <summary>Reads a key file: one line, a regular file that only its owner may read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="AgentOSException"><see cref="EncryptionErrors"/>: unreadable, exposed, or no key.</exception>
    public static DatabaseKey ReadFile(string path) => new(Parse(KeyFile.Read(path), path).Notation) { File = Path.GetFullPath(path) };

    /// <summary>Reads a key of type <c>user</c> from the kernel's keyring of this session or user, keyrings(7).</summary>
    /// <param name="name">The key's description, as given to <c>keyctl padd user NAME @u</c>.</param>
    /// <exception cref="AgentOSException"><see cref="EncryptionErrors.KeyUnreadable"/> or <see cref="EncryptionErrors.KeyInvalid"/>.</exception>
    public static DatabaseKey ReadKeyring(string name)
    {
        try
        {
            return Parse(Keyring.ReadUserKey(name), name);
        }
        catch (LinuxException e)
        {
            throw new AgentOSException(EncryptionErrors.KeyUnreadable, "use the key", name, e.Error.ToString(), e);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(DatabaseKey);

    private static DatabaseKey Parse(ReadOnlySpan<byte> content, string origin)
    {
        // One newline at the end is what editors and echo add.
        ReadOnlySpan<byte> line = content.EndsWith("\r\n"u8) ? content[..^2] : content.EndsWith("\n"u8) ? content[..^1] : content;
        if (FindProblem(line) is { } problem)
            throw new AgentOSException(EncryptionErrors.KeyInvalid, "use the key in", origin, problem);
        return new DatabaseKey(line.Length == DigitCount && !line.ContainsAnyExcept(s_digits) ? [.. "x'"u8, .. line, .. "'"u8] : line.ToArray());
    }

    private static string? FindProblem(ReadOnlySpan<byte> line) => line switch
    {
        [] => "it is empty",
        { Length: > LongestLength } => $"it is longer than {LongestLength} bytes",
        _ when line.Contains((byte)'\n') => "it has more than one line",
        _ when line.IndexOfAnyInRange((byte)0, (byte)31) >= 0 || line.Contains((byte)127) || !System.Text.Unicode.Utf8.IsValid(line) => "it is not text",
        _ => null,
    };
}
