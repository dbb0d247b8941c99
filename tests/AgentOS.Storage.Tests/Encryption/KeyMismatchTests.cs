using AgentOS.Errors;
using AgentOS.Storage.Encryption;
using AgentOS.Storage.Files;
using AgentOS.Storage.Integrity;
using AgentOS.Storage.Migration;

namespace AgentOS.Storage.Tests.Encryption;

/// <summary>A wrong key, a missing key and a key too many: three errors, from everything that opens a file, and the file is left alone.</summary>
public sealed class KeyMismatchTests
{
    [Fact]
    public async Task A_wrong_key_is_named() => await DemandAsync(EncryptedFile.Key, EncryptedFile.OtherKey, EncryptionErrors.WrongKey);

    [Fact]
    public async Task A_wrong_passphrase_is_named() => await DemandAsync(EncryptedFile.Key, DatabaseKey.Parse("guess"), EncryptionErrors.WrongKey);

    [Fact]
    public async Task A_missing_key_is_named() => await DemandAsync(EncryptedFile.Key, null, EncryptionErrors.KeyNeeded);

    [Fact]
    public async Task A_key_for_a_plain_file_is_named() => await DemandAsync(null, EncryptedFile.Key, EncryptionErrors.NotEncrypted);

    [Fact]
    public void The_peers_encrypted_file_is_named_with_its_cipher()
    {
        using Compatibility.Fixture fixture = Compatibility.Fixture.Copy("factory-vfs-v0_4-encrypted.db");
        AgentOSException refusal = Assert.Throws<AgentOSException>(() => FileStore.Open(new DatabaseLocation(fixture.Path, EncryptedFile.Key), TimeProvider.System));
        Assert.Equal((StorageErrors.Encrypted, "aes256gcm"), (refusal.Definition, refusal.Detail));
    }

    [Theory]
    [InlineData(1, "aes128gcm")]
    [InlineData(3, "aegis256")]
    [InlineData(8, "aegis128x4")]
    [InlineData(0, "an unknown cipher")]
    [InlineData(9, "an unknown cipher")]
    public void The_peers_ciphers_have_names(byte number, string name) => Assert.Equal(name, TursoHeader.NameCipher([.. "Turso\0"u8, number]));

    [Fact]
    public void A_header_that_ends_before_the_cipher_is_no_crash() => Assert.Equal("an unknown cipher", TursoHeader.NameCipher("Turso\0"u8));

    private static async Task DemandAsync(DatabaseKey? written, DatabaseKey? given, ErrorDefinition expected)
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(written);
        byte[] before = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        DatabaseLocation location = new(file.Path, given);
        Action[] attempts =
        [
            () => FileStore.Open(location, TimeProvider.System), () => SnapshotTree.Open(location, null),
            () => DatabaseIntegrity.Check(location), () => DatabaseIntegrity.Repair(location, TimeProvider.System),
            () => DatabaseMigration.Plan(location), () => DatabaseMigration.Run(location, TimeProvider.System),
            () => AgentDatabase.OpenAsync(location).GetAwaiter().GetResult(),
        ];
        foreach (Action attempt in attempts)
        {
            AgentOSException refusal = Assert.Throws<AgentOSException>(attempt);
            Assert.Equal(expected, refusal.Definition);
            Assert.DoesNotContain("bbbb", refusal.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal([file.Path], Directory.GetFiles(file.Folder));
    }
}
