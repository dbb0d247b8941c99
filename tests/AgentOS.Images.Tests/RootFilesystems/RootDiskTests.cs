using AgentOS.Images.Layers;
using AgentOS.Images.Tests.Registries;
using AgentOS.Images.Tests.Samples;
using AgentOS.Images.Tests.Store;

namespace AgentOS.Images.Tests.RootFilesystems;

public class RootDiskTests
{
    [Fact]
    public async Task A_disk_has_the_files_that_the_layers_leave_read_by_EROFS_own_tools()
    {
        byte[] lower = SampleLayer.Of(
            FileSample.Directory("d", 0x1C0), new FileSample("d/old", "old"), new FileSample("d/changed", "before"), new FileSample("empty"),
            new FileSample("exact", new string('e', 4096)), new FileSample("large", new string('l', 1_000_001), 0x9ED), FileSample.Link("link", "d/changed"), FileSample.Link("long", new string('t', 4095)));
        byte[] middle = SampleLayer.Of([FileSample.Directory("many"), .. Enumerable.Range(0, 700).Select(number => new FileSample($"many/{number}-{new string('n', number % 200)}", $"{number}"))]);
        byte[] upper = SampleLayer.Of(new FileSample("d/.wh.old"), new FileSample("d/changed", "after"), FileSample.HardLink("second", "large"));
        SampleImage image = new SampleImage().Add(lower).AddGzip(middle).AddZstd(upper);
        using ScriptedServer registry = ScriptedRegistry.Serve(image);
        using TestStore store = new();
        Image pulled = await store.PullAsync($"{registry.Host}/tool");

        string root = store["root"];
        Erofs.Extract(pulled.RootDisk, root);
        Assert.Equal(["d", "empty", "exact", "large", "link", "long", "many", "second"], Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["changed"], Directory.EnumerateFiles(Path.Combine(root, "d")).Select(Path.GetFileName));
        Assert.Equal("after", File.ReadAllText(Path.Combine(root, "link")));
        Assert.Equal(new string('e', 4096), File.ReadAllText(Path.Combine(root, "exact")));
        Assert.Equal(new string('l', 1_000_001), File.ReadAllText(Path.Combine(root, "second")));
        Assert.Equal(4095, new FileInfo(Path.Combine(root, "long")).LinkTarget!.Length);
        Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(Path.Combine(root, "d")));
        Assert.Equal(700, Directory.EnumerateFiles(Path.Combine(root, "many")).Count());
        Assert.All(Enumerable.Range(0, 700), number => Assert.Equal($"{number}", File.ReadAllText(Path.Combine(root, $"many/{number}-{new string('n', number % 200)}"))));
    }

    [Fact]
    public async Task Attributes_owners_and_devices_are_kept()
    {
        Dictionary<string, byte[]> attributes = new() { ["user.note"] = [0, 1, 255], ["security.capability"] = [1, 0, 0, 2, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
        byte[] layer = SampleLayer.Of(
            new FileSample(new TarEntry { Kind = TarEntryKind.File, Name = "owned", Size = 1, UserId = 70_000, GroupId = 3_000_000_000, Mode = 0x9ED, ModifyTime = 1_700_000_000_000_000_000, ExtendedAttributes = attributes }, [7]),
            new FileSample(new TarEntry { Kind = TarEntryKind.CharacterDevice, Name = "null", DeviceMajor = 1, DeviceMinor = 3, Mode = 0x1B6 }, []),
            new FileSample(new TarEntry { Kind = TarEntryKind.Pipe, Name = "pipe", Mode = 0x1B6 }, []));
        using ScriptedServer registry = ScriptedRegistry.Serve(new SampleImage().Add(layer));
        using TestStore store = new();
        Image pulled = await store.PullAsync($"{registry.Host}/tool");
        string root = store["root"];
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can give files to others");
        Erofs.Extract(pulled.RootDisk, root);
        Assert.StartsWith("70000 3000000000 ", Stat(Path.Combine(root, "owned")));
        Assert.Equal("0 0 666 0 fifo", Stat(Path.Combine(root, "pipe")));
        Assert.Equal("1 3", Erofs.Run("stat", "-c", "%t %T", Path.Combine(root, "null")).Output.Trim());
        // This version of the tool extracts neither attributes nor set-id bits; they are looked for where the format has them.
        byte[] disk = File.ReadAllBytes(pulled.RootDisk);
        Assert.True(disk.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xED, 0x89, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]) > 0);
        Assert.True(disk.AsSpan().IndexOf((ReadOnlySpan<byte>)[4, 1, 3, 0, (byte)'n', (byte)'o', (byte)'t', (byte)'e', 0, 1, 255]) > 0);
        Assert.True(disk.AsSpan().IndexOf("capability"u8) > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_layer_makes_no_disk_and_no_name(bool isCut)
    {
        byte[] layer = SampleLayer.Of(new FileSample("a", new string('a', 100_000)));
        byte[] packed = SampleImage.Gzip(layer);
        byte[] damaged = isCut ? packed[..(packed.Length / 2)] : [.. packed[..20], .. new byte[packed.Length - 20]];
        using ScriptedServer registry = ScriptedRegistry.Serve(new SampleImage().Add(damaged, layer));
        using TestStore store = new();
        await store.RefusesAsync(ImageErrors.BadLayer, $"{registry.Host}/tool");
        Assert.DoesNotContain(Directory.EnumerateFiles(store.Directories.Drafts), file => file.EndsWith(".erofs", StringComparison.Ordinal));
    }

    private static string Stat(string path) => Erofs.Run("stat", "-c", "%u %g %a %Y %F", path).Output.Trim();
}
