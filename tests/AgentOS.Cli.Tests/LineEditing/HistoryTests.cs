using AgentOS.Cli.LineEditing;
using AgentOS.Testing;

namespace AgentOS.Cli.Tests.LineEditing;

public sealed class HistoryTests
{
    [Fact]
    public void Entries_of_several_lines_come_back_as_they_were()
    {
        using TempDirectory folder = new();
        string[] entries = ["one", "two\nlines\n", @"a\nb \ \\", "漢字", "\r"];
        foreach (string entry in entries)
            new HistoryFile(folder["history"]).Append(entry);
        Assert.Equal(entries, new HistoryFile(folder["history"]).Read());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["history"]));
    }

    [Fact]
    public void A_file_that_has_grown_is_cut_to_its_newest()
    {
        using TempDirectory folder = new();
        File.WriteAllLines(folder["history"], Enumerable.Range(0, 2500).Select(number => $"{number}"));
        IReadOnlyList<string> entries = new HistoryFile(folder["history"]).Read();
        Assert.Equal((1000, "1500", "2499"), (entries.Count, entries[0], entries[^1]));
        Assert.Equal(1000, File.ReadAllLines(folder["history"]).Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["history"]));
    }

    [Fact]
    public void A_place_that_cannot_be_used_keeps_nothing_and_stops_nothing()
    {
        using TempDirectory folder = new();
        HistoryFile file = new(folder["no/such/folder/history"]), directory = new(folder.Path);
        file.Append("x");
        directory.Append("x");
        Assert.Empty(file.Read());
        Assert.Empty(directory.Read());
    }

    [Fact]
    public void What_is_being_typed_is_there_again_after_the_past()
    {
        LineHistory history = new(["one", "two"]);
        Assert.Equal("two", history.Previous("draft"));
        Assert.Equal("one", history.Previous("two"));
        Assert.Null(history.Previous("one"));
        Assert.Equal("two", history.Next());
        Assert.Equal("draft", history.Next());
        Assert.Null(history.Next());
        Assert.False(history.Add("two"));
        Assert.True(history.Add("three"));
        Assert.Equal("three", history.Previous(""));
    }

    [Fact]
    public void A_part_finds_the_newest_entry_and_then_the_one_before()
    {
        LineHistory history = new(["Fix the test", "other", "fix that", "fix that"]);
        Assert.Equal("fix that", history.Search("FIX", 0));
        Assert.Equal("Fix the test", history.Search("FIX", 1));
        Assert.Null(history.Search("FIX", 2));
    }
}
