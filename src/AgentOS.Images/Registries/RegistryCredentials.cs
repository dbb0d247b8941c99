using System.Text;
using System.Text.Json;
using AgentOS.Images.References;

namespace AgentOS.Images.Registries;

/// <summary>User names and passwords of registries, as <c>docker login</c> keeps them: <c>auths</c> in <c>config.json</c>.</summary>
public sealed class RegistryCredentials
{
    private const string DockerHub = "https://index.docker.io/v1/";

    private readonly Dictionary<string, string> _basic = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>None.</summary>
    public static RegistryCredentials None { get; } = new();

    /// <summary>Those of this user; none when there is no file, or one that is not Docker's.</summary>
    public static RegistryCredentials OfThisUser()
    {
        string directory = Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");
        try
        {
            return Read(File.ReadAllBytes(Path.Combine(directory, "config.json")));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return None;
        }
    }

    /// <summary>Reads a <c>config.json</c>; what is not as expected is left out.</summary>
    public static RegistryCredentials Read(ReadOnlySpan<byte> content)
    {
        RegistryCredentials credentials = new();
        RegistryCredentialsDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(content, RegistryJson.Default.RegistryCredentialsDocument);
        }
        catch (JsonException)
        {
            return credentials;
        }

        foreach ((string registry, RegistryCredential credential) in document?.Auths ?? [])
        {
            string? basic = credential.Auth is { Length: > 0 } auth ? auth
                : credential.Username is { Length: > 0 } user ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{credential.Password}")) : null;
            if (basic is not null && !basic.AsSpan().ContainsAny('\r', '\n'))
                credentials._basic[NameOf(registry)] = basic;
        }

        return credentials;
    }

    /// <summary>What goes after <c>Basic</c> for a registry, or null.</summary>
    public string? Find(string registry) => _basic.GetValueOrDefault(registry);

    // Keys are host names; older programs wrote addresses.
    private static string NameOf(string key)
    {
        if (key is DockerHub or "index.docker.io")
            return ImageReference.DefaultRegistry;
        string host = key.Contains("://", StringComparison.Ordinal) ? key[(key.IndexOf("://", StringComparison.Ordinal) + 3)..] : key;
        return host.Split('/')[0];
    }
}
