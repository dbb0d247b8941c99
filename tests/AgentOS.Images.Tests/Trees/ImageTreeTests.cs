using AgentOS.Errors;
using AgentOS.Images.Layers;
using AgentOS.Images.Tests.Samples;
using AgentOS.Images.Trees;

namespace AgentOS.Images.Tests.Trees;

public class ImageTreeTests
{
    [Fact]
    public void A_whiteout_takes_away_what_lower_layers_had_and_nothing_of_its_own()
    {
        ImageTree tree = SampleLayer.Merge(
            SampleLayer.Of(new FileSample("d/a"), new FileSample("d/b"), new FileSample("gone/x"), new FileSample("kept")),
            SampleLayer.Of(new FileSample("d/.wh.a"), new FileSample("d/c"), new FileSample(".wh.gone"), new FileSample("new"), new FileSample(".wh.new")));
        Assert.Equal(["d/", "d/b", "d/c", "kept", "new"], Listing.Of(tree));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_opaque_directory_has_only_what_its_layer_put_there_in_whatever_order(bool isFirst)
    {
        FileSample opaque = new("d/.wh..wh..opq");
        FileSample[] upper = isFirst ? [opaque, new("d/s/new")] : [new("d/s/new"), opaque];
        Assert.Equal(["d/", "d/s/", "d/s/new"], Listing.Of(SampleLayer.Merge(SampleLayer.Of(new FileSample("d/old"), new FileSample("d/s/old")), SampleLayer.Of(upper))));
    }

    [Fact]
    public void A_name_below_a_link_lands_where_the_link_leads_inside_the_image()
    {
        ImageTree tree = SampleLayer.Merge(
            SampleLayer.Of(FileSample.Directory("usr/lib"), FileSample.Link("lib", "usr/lib"), FileSample.Link("etc", "/../../../etc-of-image")),
            SampleLayer.Of(new FileSample("lib/x"), new FileSample("etc/passwd")));
        Assert.Equal(["etc -> /../../../etc-of-image", "etc-of-image/", "etc-of-image/passwd", "lib -> usr/lib", "usr/", "usr/lib/", "usr/lib/x"], Listing.Of(tree));
    }

    [Fact]
    public void A_hard_link_is_the_same_file_also_when_its_first_name_goes()
    {
        ImageTree tree = SampleLayer.Merge(
            SampleLayer.Of(new FileSample("a", "content"), FileSample.HardLink("b", "a")),
            SampleLayer.Of(new FileSample(".wh.a"), FileSample.HardLink("d/c", "/b")));
        Assert.Equal(["b", "d/", "d/c"], Listing.Of(tree));
        Assert.Same(tree.Root.Names["b"].Inode, ((ImageDirectory)tree.Root.Names["d"].Inode).Names["c"].Inode);
    }

    [Fact]
    public void A_file_in_place_of_a_directory_and_back()
    {
        byte[] directory = SampleLayer.Of(new FileSample("x/inner"));
        byte[] file = SampleLayer.Of(new FileSample("x"));
        Assert.Equal(["x"], Listing.Of(SampleLayer.Merge(directory, file)));
        Assert.Equal(["x/"], Listing.Of(SampleLayer.Merge(directory, file, SampleLayer.Of(FileSample.Directory("x")))));
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("a/../../etc/passwd")]
    [InlineData("a/..")]
    [InlineData(".wh.")]
    [InlineData(".wh...")]
    public void Names_that_go_up_or_hide_nothing_are_refused(string name) =>
        Assert.Throws<InvalidDataException>(() => SampleLayer.Merge(SampleLayer.Of(new FileSample(name))));

    [Fact]
    public void Absolute_names_are_names_in_the_image() =>
        Assert.Equal(["etc/", "etc/passwd"], Listing.Of(SampleLayer.Merge(SampleLayer.Of(new FileSample("//etc/./passwd")))));

    [Fact]
    public void Links_in_a_circle_and_files_on_the_way_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => SampleLayer.Merge(SampleLayer.Of(FileSample.Link("a", "b"), FileSample.Link("b", "a"), new FileSample("a/x"))));
        Assert.Throws<InvalidDataException>(() => SampleLayer.Merge(SampleLayer.Of(new FileSample("f"), new FileSample("f/x"))));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("d")]
    [InlineData("../outside")]
    public void Hard_links_to_what_is_no_file_here_are_refused(string target) =>
        Assert.Throws<InvalidDataException>(() => SampleLayer.Merge(SampleLayer.Of(FileSample.Directory("d"), FileSample.HardLink("h", target))));

    [Fact]
    public void Few_bytes_cannot_ask_for_much_memory()
    {
        ImageTree tree = new(new("test", new() { Entries = 1000 }));
        string deep = string.Join('/', Enumerable.Repeat("d", 500));
        Assert.Same(ImageErrors.TooLarge, Assert.Throws<AgentOSException>(() =>
        {
            for (int i = 0; i < 3; i++)
                tree.Apply(new TarEntry { Kind = TarEntryKind.File, Name = $"{i}/{deep}" }, 0, i);
        }).Definition);
    }

    [Fact]
    public void Attributes_for_the_guests_overlay_are_left_out()
    {
        TarEntry entry = new()
        {
            Kind = TarEntryKind.Directory,
            Name = "d",
            ExtendedAttributes = new Dictionary<string, byte[]> { ["trusted.overlay.opaque"] = [(byte)'y'], ["user.overlay.opaque"] = [1], ["user.kept"] = [0, 255], ["security.capability"] = [1, 0, 0] },
        };
        ImageTree tree = SampleLayer.Merge(SampleLayer.Of(new FileSample(entry, [])));
        Assert.Equal(["security.capability", "user.kept"], tree.Root.Names["d"].Inode.ExtendedAttributes.Keys.Order());
        Assert.Equal([0, 255], tree.Root.Names["d"].Inode.ExtendedAttributes["user.kept"]);
    }
}
