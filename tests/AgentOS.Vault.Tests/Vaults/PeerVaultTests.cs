using System.Text.Json;

namespace AgentOS.Vault.Tests.Vaults;

/// <summary>Files of version 1, made with the reference implementation of Fernet as the peer makes them.</summary>
public class PeerVaultTests
{
    [Theory]
    [InlineData("peer.json", "")]
    [InlineData("peer-password.json", "open sesame")]
    public void The_peers_file_opens_and_stays_the_peers_until_it_is_changed(string file, string password)
    {
        using VaultUnderTest files = new();
        files.TakePeersFile(file);
        using KeyVault vault = files.Open(password);
        Assert.Equal(["anthropic", "openai"], vault.List().Select(key => key.Provider));
        Assert.Equal("sk-ant-api03-peer", VaultUnderTest.Reveal(vault, "anthropic"));
        Assert.Equal("sk-proj-peer", VaultUnderTest.Reveal(vault, "openai", "prod"));
        Assert.Equal(1, VersionOf(files));
    }

    [Fact]
    public void The_first_change_makes_it_ours_and_loses_nothing()
    {
        using VaultUnderTest files = new();
        files.TakePeersFile("peer.json");
        using KeyVault vault = files.Open();
        IReadOnlyList<VaultKey> before = vault.List();
        VaultTests.Add(vault, "groq", null, "gsk_new");
        Assert.Equal(2, VersionOf(files));
        Assert.Equal(before, vault.List().Take(2));
        Assert.Equal("sk-ant-api03-peer", VaultUnderTest.Reveal(vault, "anthropic"));
        Assert.Equal("gsk_new", VaultUnderTest.Reveal(vault, "groq"));
        Assert.Equal(32, new FileInfo(files.SecretFile).Length);
    }

    [Fact]
    public void With_another_password_nothing_of_it_is_changed()
    {
        using VaultUnderTest files = new();
        files.TakePeersFile("peer-password.json");
        string before = File.ReadAllText(files.File);
        using KeyVault vault = files.Open("wrong");
        Assert.Equal(VaultErrors.WrongPassword, VaultTests.Refused(() => VaultTests.Add(vault, "groq", null, "gsk_new")));
        Assert.Equal(before, File.ReadAllText(files.File));
    }

    private static int VersionOf(VaultUnderTest files) => JsonDocument.Parse(File.ReadAllText(files.File)).RootElement.GetProperty("version").GetInt32();
}
