using System.Security.Cryptography;
using System.Text;
using AgentOS.Errors;
using AgentOS.Fleet.Records;
using AgentOS.Vms;

namespace AgentOS.Fleet.Tokens;

/// <summary>The tokens of a state directory: a file that is its owner's only.</summary>
/// <param name="directories">The state directory.</param>
/// <param name="clock">For times.</param>
public sealed class TokenStore(VmDirectories directories, TimeProvider clock)
{
    private const string Prefix = "agentos_";
    private const int RandomBytes = 32, IdDigits = 8;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _directory = Path.Combine(directories.Root, "server");
    private readonly Lock _lock = new();
    private (DateTime Written, long Length) _seen;
    private Dictionary<string, AccessToken> _byHash = [];

    private string FilePath => Path.Combine(_directory, "tokens.json");

    /// <summary>Makes a token.</summary>
    /// <param name="name">Whose it is, or what it is for.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="lifetime">How long; null is for ever.</param>
    /// <returns>What is kept of it, and its text, which is kept nowhere.</returns>
    public (AccessToken Kept, string Text) Create(string name, TokenScopes scopes, TimeSpan? lifetime)
    {
        string text = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        AccessToken token = new()
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdDigits / 2)),
            Name = name,
            Hash = HashOf(text),
            Scopes = scopes,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = lifetime is { } time ? clock.GetUtcNow() + time : null,
        };
        Change(tokens => [.. tokens, token]);
        return (token, text);
    }

    /// <summary>All of them, oldest first.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.BadRecord"/>.</exception>
    public IReadOnlyList<AccessToken> List() => RecordFile.TryRead(FilePath, FleetJson.Default.ListAccessToken) ?? [];

    /// <summary>Removes one; servers that run refuse it from their next request on.</summary>
    /// <returns>False when there is none of this id.</returns>
    public bool Revoke(string id)
    {
        bool isFound = false;
        Change(tokens =>
        {
            isFound = tokens.Any(token => token.Id == id);
            return [.. tokens.Where(token => token.Id != id)];
        });
        return isFound;
    }

    /// <summary>The token of a text; null when there is none, or its time is over. Cheap: the file is read when it has changed.</summary>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.BadRecord"/>: nobody is let in then.</exception>
    public AccessToken? Find(string text) =>
        Present().GetValueOrDefault(HashOf(text)) is { } token && (token.ExpiresAt ?? DateTimeOffset.MaxValue) > clock.GetUtcNow() ? token : null;

    // By the hash: how long a comparison takes tells nothing of a text that somebody could choose.
    private Dictionary<string, AccessToken> Present()
    {
        FileInfo file = new(FilePath);
        (DateTime, long) state = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        lock (_lock)
        {
            if (state != _seen)
            {
                _byHash = List().ToDictionary(token => token.Hash, StringComparer.Ordinal);
                _seen = state;
            }

            return _byHash;
        }
    }

    private void Change(Func<List<AccessToken>, List<AccessToken>> change)
    {
        directories.Make();
        // Also one that somebody else of us has made: tokens are its owner's business only.
        Directory.CreateDirectory(_directory, OwnerOnly);
        File.SetUnixFileMode(_directory, OwnerOnly);
        using FileStream held = new(Path.Combine(_directory, "tokens.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        RecordFile.Write(FilePath, change([.. List()]), FleetJson.Default.ListAccessToken);
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
