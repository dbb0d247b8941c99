using AgentOS.Vault.Exports;
using AgentOS.Vault.Tests.Vaults;

namespace AgentOS.Vault.Tests.Exports;

public class KeyExportTests
{
    [Fact]
    public void Keys_travel_to_another_machine_under_a_passphrase()
    {
        using VaultUnderTest here = new();
        using VaultUnderTest there = new();
        using KeyVault from = here.Open("secret");
        VaultTests.Add(from, "groq", null, "gsk_canary");
        VaultTests.Add(from, "openai", "prod", "sk-canary");
        byte[] file = KeyExport.Write(from, "long passphrase", here.Clock.GetUtcNow());
        Assert.DoesNotContain("canary", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.DoesNotContain("openai", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal(VaultErrors.BadExport, VaultTests.Refused(() => KeyExport.Read(file, "other passphrase")));

        using KeyVault to = there.Open("", "another machine");
        to.Set(KeyExport.Read(file, "long passphrase"));
        Assert.Equal("gsk_canary", VaultUnderTest.Reveal(to, "groq"));
        Assert.Equal("sk-canary", VaultUnderTest.Reveal(to, "openai", "prod"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"agentos-keys-1\",\"salt\":\"%\",\"keys\":\"\"}")]
    [InlineData("{\"format\":\"agentos-keys-9\",\"salt\":\"AAAA\",\"keys\":\"\"}")]
    public void What_is_no_export_is_refused(string content) =>
        Assert.Equal(VaultErrors.BadExport, VaultTests.Refused(() => KeyExport.Read(System.Text.Encoding.UTF8.GetBytes(content), "p")));
}
