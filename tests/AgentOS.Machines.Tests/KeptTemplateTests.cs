using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Testing;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Keeping;
using AgentOS.Vms.Templates;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Tests;

/// <summary>Templates on disk, and the one who holds their memory.</summary>
public sealed class KeptTemplateTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_template_is_there_whole_or_not_at_all()
    {
        (TemplateStore store, string key) = await MakeAsync();
        Directory.CreateDirectory(Path.Combine(_directory["cache/templates"], $"{key}.draft-left"));
        Assert.Equal([key], store.List().Select(template => template.Key));
        using (SafeFileHandle devices = store.TryOpenDevices(key, out string digest)!)
        {
            using SafeFileHandle memory = store.TryLoadMemory(key, digest)!;
            Assert.Null(store.TryLoadMemory(key, "another"));
        }

        // One byte is enough.
        string kept = Path.Combine(_directory["cache/templates"], key, "memory");
        await using (FileStream file = new(kept, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = file.Length / 2;
            int old = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)~old);
        }

        Assert.Null(store.TryLoadMemory(key, store.List()[0].MemoryDigest));
        Assert.False(store.Has(key));
    }

    [Fact]
    public async Task What_the_keeper_gives_can_be_changed_by_nobody_and_outlives_it()
    {
        (TemplateStore store, string key) = await MakeAsync();
        string digest = store.List()[0].MemoryDigest;
        VmDirectories directories = new(_directory.Path);
        Keeper keeper = Start(directories);
        KeeperClient client = new(directories, new HostProgram("/nonexistent"));
        using SafeFileHandle memory = client.TryGetMemory(key, digest)!;
        keeper.Dispose();
        Assert.Null(client.TryGetMemory(key, digest));

        Assert.Equal(Errno.EPERM, DescriptorIo.Write(memory, "x"u8, out _));
        using SafeFileHandle reopened = DescriptorIo.OpenReadWrite($"/proc/self/fd/{(int)memory.DangerousGetHandle()}");
        Assert.Equal(Errno.EPERM, DescriptorIo.Write(reopened, "x"u8, out _));
        using SafeFileHandle open = MemoryFile.CreateSealable(4096);
        Assert.Equal(Errno.None, DescriptorIo.Write(open, "x"u8, out _));

        // Killed: its name is left, and the next one takes its place.
        await File.WriteAllTextAsync(_directory["keeper.sock"], "", TestContext.Current.CancellationToken);
        keeper = Start(directories);
        using SafeFileHandle again = client.TryGetMemory(key, digest)!;
        Assert.Equal(RandomAccess.GetLength(memory), RandomAccess.GetLength(again));
        keeper.Dispose();
    }

    private static Keeper Start(VmDirectories directories)
    {
        Keeper keeper = Keeper.Start(directories, static (_, _) => null, TimeProvider.System);
        new Thread(keeper.Run) { IsBackground = true }.Start();
        return keeper;
    }

    private async Task<(TemplateStore Store, string Key)> MakeAsync()
    {
        MachineSpecification machine = await Laboratory.MachineAsync(_directory.Path);
        TemplateStore store = new(_directory["cache/templates"], TimeProvider.System);
        Directory.CreateDirectory(_directory["cache"]);
        store.Make(machine);
        return (store, TemplateStore.KeyOf(machine));
    }
}
