using AgentOS.Errors;

namespace AgentOS.Vault.Tests.Vaults;

/// <summary>Who may read the files, and what happens when several write.</summary>
public class VaultFileTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void Both_files_are_their_owners_alone()
    {
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open();
        VaultTests.Add(vault, "groq", null, "gsk_value");
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(files.File));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(files.SecretFile));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(files.Directory));
        Assert.Equal(2, Directory.GetFiles(files.Directory).Length);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_that_others_can_reach_is_refused_with_the_remedy(UnixFileMode others)
    {
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open();
        VaultTests.Add(vault, "groq", null, "gsk_value");
        foreach (string file in new[] { files.File, files.SecretFile })
        {
            File.SetUnixFileMode(file, OwnerOnly | others);
            using KeyVault another = files.Open();
            AgentOSException refusal = Assert.Throws<AgentOSException>(() => VaultUnderTest.Reveal(another, "groq"));
            Assert.Equal(VaultErrors.Exposed, refusal.Definition);
            Assert.Contains($"chmod 600 {file}", refusal.Message, StringComparison.Ordinal);
            File.SetUnixFileMode(file, OwnerOnly);
            Assert.Equal("gsk_value", VaultUnderTest.Reveal(another, "groq"));
        }
    }

    [Fact]
    public void A_directory_that_others_can_write_to_is_refused()
    {
        using VaultUnderTest files = new();
        files.Open().Dispose();
        File.SetUnixFileMode(files.Directory, (UnixFileMode)0x1FF);
        Assert.Equal(VaultErrors.Exposed, VaultTests.Refused(() => files.Open().Dispose()));
    }

    [Fact]
    public void A_link_in_the_files_place_is_not_followed()
    {
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open();
        VaultTests.Add(vault, "groq", null, "gsk_value");
        string elsewhere = files.Directory + ".moved";
        File.Move(files.File, elsewhere);
        File.CreateSymbolicLink(files.File, elsewhere);
        Assert.Equal(VaultErrors.Unusable, VaultTests.Refused(() => VaultUnderTest.Reveal(vault, "groq")));
    }

    [Fact]
    public void A_file_of_another_user_is_refused()
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root can give files away");
        using VaultUnderTest files = new();
        using KeyVault vault = files.Open();
        VaultTests.Add(vault, "groq", null, "gsk_value");
        Linux.Files.PathAttributes.SetOwner(files.File, 65534, 65534);
        Assert.Equal(VaultErrors.Exposed, VaultTests.Refused(() => VaultUnderTest.Reveal(vault, "groq")));
    }

    [Fact]
    public async Task Several_that_write_at_once_lose_nothing()
    {
        const int writers = 4, keys = 10;
        using VaultUnderTest files = new();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
        {
            using KeyVault vault = files.Open();
            for (int key = 0; key < keys; key++)
                VaultTests.Add(vault, "groq", $"w{writer}-k{key}", $"gsk_{writer}_{key}");
        })));
        using KeyVault vault = files.Open();
        Assert.Equal(writers * keys, vault.List().Count);
        Assert.Equal("gsk_3_9", VaultUnderTest.Reveal(vault, "groq", "w3-k9"));
        // One secret, no temporary files.
        Assert.Equal(2, Directory.GetFiles(files.Directory).Length);
    }
}
