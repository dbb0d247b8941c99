using System.Security.Cryptography;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Private;

namespace AgentOS.Vault.Document;

/// <summary>The vault's two files in their directory: <c>keys.enc</c>, and the random secret that its key is derived from.</summary>
internal sealed class VaultDirectory : IDisposable
{
    private const string FileName = "keys.enc", SecretName = ".vault_secret";
    private const int LongestFile = 4 << 20, SecretLength = 32;

    private readonly PrivateDirectory _directory;

    private VaultDirectory(PrivateDirectory directory) => _directory = directory;

    /// <summary>The path of <c>keys.enc</c>.</summary>
    public string FilePath => $"{_directory.Path}/{FileName}";

    public static VaultDirectory Open(string path) => new(Guarded("open", path, () => PrivateDirectory.Open(path)));

    /// <inheritdoc cref="PrivateDirectory.Lock"/>
    public IDisposable Lock() => Guarded("lock", FilePath, _directory.Lock);

    /// <summary>What is in the file; null when there is none.</summary>
    public VaultDocument? Read()
    {
        if (Guarded("open", FilePath, () => _directory.Read(FileName, LongestFile)) is not { } content)
            return null;
        try
        {
            VaultDocument document = JsonSerializer.Deserialize(content, VaultJson.Default.VaultDocument) ?? throw new JsonException();
            return document.Version is VaultDocument.PeerVersion or VaultDocument.CurrentVersion
                ? document
                : throw new AgentOSException(VaultErrors.Unknown, "open", FilePath, $"version {document.Version}");
        }
        catch (JsonException failure)
        {
            throw new AgentOSException(VaultErrors.Damaged, "open", FilePath, innerException: failure);
        }
    }

    /// <summary>Puts another document in the file's place, on disk when this returns.</summary>
    public void Write(VaultDocument document) =>
        Guarded("write", FilePath, () => _directory.Replace(FileName, JsonSerializer.SerializeToUtf8Bytes(document, VaultJson.Default.VaultDocument)));

    /// <summary>The secret a document names; empty for a document that has none.</summary>
    public byte[] ReadSecret(VaultDocument document)
    {
        if (document.Secret is not { } name)
            return [];
        if (!name.StartsWith(SecretName, StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal))
            throw new AgentOSException(VaultErrors.Damaged, "open", FilePath, "the name of its secret");
        return Guarded("open", name, () => _directory.Read(name, SecretLength)) is { Length: SecretLength } secret
            ? secret
            : throw new AgentOSException(VaultErrors.WrongPassword, "open", FilePath, $"no {name} beside it");
    }

    /// <summary>Makes a new secret under a name of its own, so that the old document stays whole until a new one names this.</summary>
    public string MakeSecret()
    {
        string name = $"{SecretName}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        Guarded("write", name, () => _directory.Replace(name, RandomNumberGenerator.GetBytes(SecretLength)));
        return name;
    }

    /// <summary>Removes the secret of a document that is no more.</summary>
    public void RemoveSecret(VaultDocument document)
    {
        if (document.Secret is { } name)
            Guarded("remove", name, () => _directory.Remove(name));
    }

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private static void Guarded(string operation, string subject, Action action) => Guarded(operation, subject, () =>
    {
        action();
        return true;
    });

    private static T Guarded<T>(string operation, string subject, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (ExposedFileException exposed)
        {
            throw new AgentOSException(VaultErrors.Exposed, operation, exposed.Path, $"{exposed.Detail}; {exposed.Remedy}", exposed);
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(VaultErrors.Unusable, operation, subject, failure.Error.ToString(), failure);
        }
    }
}
