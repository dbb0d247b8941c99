using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Files;
using AgentOS.Storage.Integrity;

namespace AgentOS.Storage.Tests.Encryption;

/// <summary>Encrypted files that were cut or changed: every page is authenticated, so damage is an error and never other content.</summary>
public sealed class DamagedFileTests
{
    private static readonly ErrorDefinition[] s_named = [StorageErrors.Corrupt, EncryptionErrors.WrongKey];

    [Fact]
    public async Task A_changed_byte_in_any_page_is_found()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(EncryptedFile.Key);
        byte[] sound = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        Random random = new(3);
        for (int page = 0; page < sound.Length / EncryptedPage.Size; page++)
        {
            byte[] damaged = [.. sound];
            damaged[(page * EncryptedPage.Size) + random.Next(EncryptedPage.Size)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(file.Path, damaged, TestContext.Current.CancellationToken);
            DemandDamage(file.Location, $"page {page}");
        }
    }

    [Fact]
    public async Task A_file_cut_anywhere_is_refused()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(EncryptedFile.Key);
        byte[] sound = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        int[] lengths = [1, 15, 16, 100, 511, 4095, 4096, 8191, 8192, 8193, 3 * 8192, sound.Length / 2, sound.Length - 8192, sound.Length - 1];
        foreach (int length in lengths)
        {
            await File.WriteAllBytesAsync(file.Path, sound[..length], TestContext.Current.CancellationToken);
            Exception? refusal = Record.Exception(() => FileStore.Open(file.Location, TimeProvider.System).Dispose());
            Assert.True(refusal is AgentOSException { Definition: var definition } && s_named.Contains(definition), $"{length} of {sound.Length} bytes: {refusal}");
        }
    }

    [Fact]
    public async Task Rubbish_is_refused_with_and_without_a_key()
    {
        EncryptedFile.RequireLibrary();
        using EncryptedFile file = new();
        Random random = new(5);
        foreach (int length in (int[])[1, 16, 100, 4096, 8192, 100_000])
        {
            byte[] rubbish = new byte[length];
            random.NextBytes(rubbish);
            await File.WriteAllBytesAsync(file.Path, rubbish, TestContext.Current.CancellationToken);
            Assert.Contains(Assert.Throws<AgentOSException>(() => FileStore.Open(file.Location, TimeProvider.System)).Definition, s_named);
            Assert.Equal(length >= 512 ? EncryptionErrors.KeyNeeded : StorageErrors.NotADatabase,
                Assert.Throws<AgentOSException>(() => FileStore.Open(file.Path, TimeProvider.System)).Definition);
            Assert.Equal(rubbish, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_mount_reports_damage_as_an_input_output_error_every_time()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(EncryptedFile.Key);
        byte[] content = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        // The first page stays; the big file's content is nearly all there is besides.
        for (int at = EncryptedPage.Size * 20; at < content.Length; at += EncryptedPage.Size)
            content[at] ^= 1;
        await File.WriteAllBytesAsync(file.Path, content, TestContext.Current.CancellationToken);
        using FileStore store = FileStore.Open(file.Location, TimeProvider.System);
        Errno lookup = store.Lookup(1, "big.bin"u8, out Inode inode);
        Assert.True(lookup is Errno.None or Errno.EIO);
        byte[] buffer = new byte[300_000];
        Assert.Equal(Errno.EIO, store.Read(inode.Number, 0, buffer, out _));
        Assert.Equal(Errno.EIO, store.Read(inode.Number, 0, buffer, out _));
    }

    private static void DemandDamage(DatabaseLocation location, string where)
    {
        try
        {
            IReadOnlyList<Finding> findings = DatabaseIntegrity.Check(location).Findings;
            Assert.True(findings.Count > 0, $"{where}: nothing was found");
        }
        catch (AgentOSException e)
        {
            Assert.Contains(e.Definition, s_named);
        }
    }
}
