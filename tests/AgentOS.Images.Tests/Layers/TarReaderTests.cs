using System.Diagnostics;
using AgentOS.Images.Layers;
using AgentOS.Images.Tests.Samples;
using AgentOS.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AgentOS.Images.Tests.Layers;

public class TarReaderTests
{
    private static readonly byte[] s_archive = SampleLayer.Of(
        new FileSample(new string('n', 300), "long name"),
        FileSample.Link("link", new string('t', 200)),
        new FileSample(new TarEntry { Kind = TarEntryKind.File, Name = "caps", Size = 3, UserId = 3_000_000_000, ExtendedAttributes = new Dictionary<string, byte[]> { ["security.capability"] = [1, 0, 10, 61] } }, [1, 2, 3]));

    [Fact]
    public void What_is_written_is_read()
    {
        IReadOnlyList<TarEntry> entries = Read(s_archive);
        Assert.Equal(new string('n', 300), entries[0].Name);
        Assert.Equal(new string('t', 200), entries[1].Target);
        Assert.Equal(3_000_000_000, entries[2].UserId);
        Assert.Equal([1, 0, 10, 61], entries[2].ExtendedAttributes["security.capability"]);
    }

    [Theory]
    [InlineData("gnu")]
    [InlineData("posix")]
    [InlineData("ustar")]
    [InlineData("v7")]
    public void Archives_of_GNU_tar_are_read_in_all_its_formats(string format)
    {
        using TempDirectory directory = new();
        string name = format is "gnu" or "posix" ? new string('x', 180) : new string('x', 90);
        Directory.CreateDirectory(directory["d"]);
        File.WriteAllText(directory["d/" + name], "content");
        File.CreateSymbolicLink(directory["d/link"], name);
        Run(directory.Path, "tar", $"--format={format}", "-cf", "a.tar", "d");
        Assert.Equal(["d/", "d/link", "d/" + name], Read(File.ReadAllBytes(directory["a.tar"])).Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sparse_files_are_refused()
    {
        using TempDirectory directory = new();
        using (FileStream file = File.Create(directory["s"]))
            file.SetLength(10 << 20);
        foreach (string format in (string[])["gnu", "posix"])
        {
            Run(directory.Path, "tar", $"--format={format}", "-S", "-cf", "a.tar", "s");
            Assert.Contains("sparse", Assert.Throws<InvalidDataException>(() => Read(File.ReadAllBytes(directory["a.tar"]))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_archive_cut_anywhere_is_read_or_refused_and_never_more()
    {
        int refused = 0;
        for (int length = 0; length < s_archive.Length; length += 7)
        {
            try
            {
                Read(s_archive[..length]);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.True(refused > s_archive.Length / 7 / 2);
    }

    [Fact]
    public void Any_bytes_changed_are_read_or_refused()
    {
        Gen<(int, byte)[]> changes = Gen.ArrayOf(Gen.Choose(0, s_archive.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, (byte)value))));
        Prop.ForAll(changes.ToArbitrary(), made =>
        {
            byte[] changed = [.. s_archive];
            foreach ((int at, byte value) in made)
                changed[at] = value;
            try
            {
                Read(changed);
            }
            catch (InvalidDataException)
            {
                // What it is for.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("5 a=b\n")]
    [InlineData("99 a=b\n")]
    [InlineData("-7 a=b\n")]
    [InlineData("7 a=bX")]
    [InlineData(" a=b\n")]
    [InlineData("6 =bb\n")]
    [InlineData("99999999999999999999 a=b\n")]
    public void Records_that_lie_about_their_length_are_refused(string record) =>
        Assert.Throws<InvalidDataException>(() => new PaxRecords().Add(System.Text.Encoding.ASCII.GetBytes(record)));

    [Fact]
    public void A_header_that_asks_for_memory_is_refused()
    {
        byte[] archive = SampleLayer.Of(new FileSample(new TarEntry { Kind = TarEntryKind.File, Name = "x", Size = 0x1_FFFF_FFFF }, []));
        archive[156] = (byte)'x';
        archive.AsSpan(148, 8).Fill((byte)' ');
        int sum = archive.AsSpan(0, 512).ToArray().Sum(part => part);
        System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0").CopyTo(archive, 148);
        Assert.Contains("header of", Assert.Throws<InvalidDataException>(() => Read(archive)).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<TarEntry> Read(byte[] archive)
    {
        using LayerStream stream = new(new MemoryStream(archive), new("test", 64 << 20));
        TarReader reader = new(stream);
        List<TarEntry> entries = [];
        while (reader.Next() is { } entry)
            entries.Add(entry);
        return entries;
    }

    private static void Run(string directory, string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
