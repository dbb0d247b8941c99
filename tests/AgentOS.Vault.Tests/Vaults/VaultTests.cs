using System.Text;
using AgentOS.Errors;

namespace AgentOS.Vault.Tests.Vaults;

public class VaultTests
{
    [Fact]
    public void A_key_comes_back_and_its_use_is_remembered()
    {
        using VaultUnderTest files = new();
        using (KeyVault vault = files.Open())
            Add(vault, "anthropic", null, "sk-ant-api03-canary");
        using KeyVault later = files.Open();
        Assert.Equal("sk-ant-api03-canary", VaultUnderTest.Reveal(later, "anthropic"));
        VaultKey listed = Assert.Single(later.List());
        Assert.Equal(new VaultKey("anthropic", "anthropic", files.Clock.GetUtcNow(), files.Clock.GetUtcNow()), listed);
        Assert.DoesNotContain("canary", File.ReadAllText(files.File), StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_has_several_keys_and_the_one_that_is_meant_is_clear()
    {
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open();
        Add(vault, "openai", "prod", "sk-prod");
        Assert.Equal("sk-prod", VaultUnderTest.Reveal(vault, "openai"));
        Add(vault, "openai", "test", "sk-test");
        Assert.Equal(VaultErrors.Ambiguous, Refused(() => VaultUnderTest.Reveal(vault, "openai")));
        Add(vault, "openai", null, "sk-default");
        Assert.Equal("sk-default", VaultUnderTest.Reveal(vault, "openai"));
        Assert.Equal("sk-test", VaultUnderTest.Reveal(vault, "openai", "test"));
        Assert.Equal(1, vault.Remove("openai", "test"));
        Assert.Equal(VaultErrors.NoKey, Refused(() => VaultUnderTest.Reveal(vault, "openai", "test")));
        Assert.Equal(2, vault.Remove("openai", null));
        Assert.False(vault.TryGet("openai", null, out _));
    }

    [Fact]
    public void Another_password_another_machine_or_another_secret_file_does_not_open_it()
    {
        using VaultUnderTest files = new();
        using (KeyVault vault = files.Open("right"))
            Add(vault, "groq", null, "gsk_value");
        Assert.Equal(VaultErrors.WrongPassword, Refused(() => GetAndAdd(files, "wrong")));
        Assert.Equal(VaultErrors.WrongPassword, Refused(() => GetAndAdd(files, "right", "another machine")));
        byte[] secret = File.ReadAllBytes(files.SecretFile);
        File.WriteAllBytes(files.SecretFile, [.. secret.Select(value => (byte)~value)]);
        Assert.Equal(VaultErrors.WrongPassword, Refused(() => GetAndAdd(files, "right")));
        File.WriteAllBytes(files.SecretFile, secret);
        using KeyVault again = files.Open("right");
        Assert.Equal("gsk_value", VaultUnderTest.Reveal(again, "groq"));
    }

    [Fact]
    public void Adding_with_a_wrong_password_is_refused_even_when_there_are_no_keys()
    {
        using VaultUnderTest files = new();
        using (KeyVault vault = files.Open("right"))
        {
            Add(vault, "groq", null, "gsk_value");
            vault.Remove("groq", null);
        }

        using KeyVault wrong = files.Open("wrong");
        Assert.Equal(VaultErrors.WrongPassword, Refused(() => Add(wrong, "groq", null, "gsk_other")));
    }

    [Fact]
    public void Rotation_changes_secret_salt_and_password_and_keeps_every_key()
    {
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open("old");
        Add(vault, "groq", null, "gsk_value");
        Add(vault, "openai", "prod", "sk-prod");
        string before = File.ReadAllText(files.File);
        byte[] secret = File.ReadAllBytes(files.SecretFile);
        vault.Rotate("new");
        Assert.NotEqual(secret, File.ReadAllBytes(files.SecretFile));
        Assert.Equal("gsk_value", VaultUnderTest.Reveal(vault, "groq"));
        using KeyVault reader = files.Open("new");
        Assert.Equal("sk-prod", VaultUnderTest.Reveal(reader, "openai"));
        // A copy of the old file is of no use with what is there now.
        File.WriteAllText(files.File, before);
        Assert.Equal(VaultErrors.WrongPassword, Refused(() => GetAndAdd(files, "old")));
    }

    [Fact]
    public void A_process_that_had_it_open_follows_a_rotation()
    {
        using VaultUnderTest files = new();
        using KeyVault first = files.Open();
        using KeyVault second = files.Open();
        Add(first, "groq", null, "gsk_value");
        Assert.Equal("gsk_value", VaultUnderTest.Reveal(second, "groq"));
        first.Rotate(null);
        Assert.Equal("gsk_value", VaultUnderTest.Reveal(second, "groq"));
    }

    [Fact]
    public void An_entry_moved_to_another_provider_does_not_open()
    {
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open();
        Add(vault, "openai", null, "sk-value");
        File.WriteAllText(files.File, File.ReadAllText(files.File).Replace("openai", "attacker", StringComparison.Ordinal));
        Assert.Equal(VaultErrors.Damaged, Refused(() => VaultUnderTest.Reveal(vault, "attacker")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"version\":2,\"salt\":\"!\",\"check\":\"x\",\"entries\":[]}")]
    [InlineData("{\"version\":2,\"salt\":\"AAAA\",\"secret\":\"../passwd\",\"check\":\"x\",\"entries\":[]}")]
    [InlineData("{\"version\":2,\"salt\":\"AAAA\",\"entries\":[]}")]
    [InlineData("{\"version\":1,\"salt\":\"AAAA\",\"entries\":[{\"provider\":\"a\",\"key_id\":\"a\",\"encrypted_value\":\"%\",\"created_at\":\"2025-01-01T00:00:00Z\"}]}")]
    public void A_damaged_file_is_refused_and_left_as_it_is(string content)
    {
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open();
        Add(vault, "openai", null, "sk-value");
        File.WriteAllText(files.File, content);
        Assert.Equal(VaultErrors.Damaged, Refused(() => Add(vault, "openai", null, "sk-other")));
        Assert.Equal(content, File.ReadAllText(files.File));
    }

    [Fact]
    public void A_later_version_is_not_touched()
    {
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open();
        Add(vault, "openai", null, "sk-value");
        File.WriteAllText(files.File, "{\"version\":3,\"salt\":\"\"}");
        Assert.Equal(VaultErrors.Unknown, Refused(() => Add(vault, "openai", null, "sk-other")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\r\nX-Injected: yes")]
    [InlineData("ümlaut")]
    public void What_is_no_key_is_refused(string text) => Assert.Equal(VaultErrors.BadKey, Refused(() => SecretValue.Parse(text).Dispose()));

    [Theory]
    [InlineData("OpenAI", null)]
    [InlineData("../x", null)]
    [InlineData("", null)]
    [InlineData("openai", "a/b")]
    [InlineData("openai", "")]
    public void What_is_no_name_is_refused(string provider, string? keyId) => Assert.Equal(VaultErrors.BadName, Refused(() => KeyName.Of(provider, keyId)));

    [Fact]
    public void A_value_shows_itself_to_nobody_and_is_wiped()
    {
        SecretValue value = SecretValue.Parse("sk-canary");
        Assert.DoesNotContain("canary", value.ToString(), StringComparison.Ordinal);
        value.Dispose();
        Assert.Equal(new string('\0', 9), Encoding.ASCII.GetString(value.Bytes));
    }

    internal static void Add(KeyVault vault, string provider, string? keyId, string value)
    {
        using SecretValue secret = SecretValue.Parse(value);
        vault.Set((KeyName.Of(provider, keyId), secret));
    }

    internal static ErrorDefinition Refused(Action action) => Assert.Throws<AgentOSException>(action).Definition;

    private static void GetAndAdd(VaultUnderTest files, string password, string machine = VaultUnderTest.PeerMachine)
    {
        using KeyVault vault = files.Open(password, machine);
        VaultUnderTest.Reveal(vault, "groq");
    }
}
