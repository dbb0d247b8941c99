using AgentOS.Testing;

namespace AgentOS.Vault.Tests.Vaults;

/// <summary>A vault's directory of a test's own.</summary>
internal sealed class VaultUnderTest : IDisposable
{
    /// <summary>The machine that the peer's files in this folder are bound to.</summary>
    public const string PeerMachine = "0123456789abcdef0123456789abcdef";

    private readonly TempDirectory _directory = new();

    public string Directory => _directory["agentstore"];

    public string File => Path.Combine(Directory, "keys.enc");

    public string SecretFile => System.IO.Directory.GetFiles(Directory, ".vault_secret*").Single();

    public FakeTimeProvider Clock { get; } = new();

    public KeyVault Open(string password = "", string machine = PeerMachine) => KeyVault.Open(new VaultLocation(Directory) { Machine = machine }, password, Clock);

    /// <summary>Puts a file the peer wrote in the vault's place.</summary>
    public void TakePeersFile(string name)
    {
        System.IO.Directory.CreateDirectory(Directory);
        System.IO.File.Copy(Path.Combine(AppContext.BaseDirectory, "Vaults", name), File);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public static string Reveal(KeyVault vault, string provider, string? keyId = null)
    {
        using SecretValue value = vault.Get(provider, keyId);
        return value.Reveal();
    }

    public void Dispose() => _directory.Dispose();
}
