using AgentOS.Cli.Commands.Run;
using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Run;

public class OptionTextTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("512M", 512L << 20)]
    [InlineData("512mb", 512L << 20)]
    [InlineData("1.5GiB", 3L << 29)]
    [InlineData("2T", 2L << 40)]
    [InlineData(" 10K ", 10240)]
    public void A_size_is_read_in_powers_of_1024(string text, long bytes)
    {
        Assert.True(ByteSize.TryParse(text, out long actual));
        Assert.Equal(bytes, actual);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("M")]
    [InlineData("1X")]
    [InlineData("0.0001")]
    [InlineData("99999999999T")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    public void A_bad_size_is_refused(string text) => Assert.False(ByteSize.TryParse(text, out _));

    [Theory]
    [InlineData("30", 30_000)]
    [InlineData("1.5s", 1500)]
    [InlineData("200ms", 200)]
    [InlineData("5m", 300_000)]
    [InlineData("2H", 7_200_000)]
    public void A_duration_is_seconds_unless_it_names_a_unit(string text, double milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("s")]
    [InlineData("5 minutes")]
    [InlineData("100000h")]
    public void A_bad_duration_is_refused(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Fact]
    public void A_mount_has_a_source_a_destination_and_a_mode()
    {
        Assert.True(MountText.TryParse("type=bind,src=./data,dst=/data,ro", out MountText? mount, out _));
        Assert.Equal(new MountText("./data", "/data", ReadOnly: true), mount);
    }

    [Theory]
    [InlineData("", "'' is not a known part of a mount")]
    [InlineData("src=/a,dst=/b", "type is missing")]
    [InlineData("type=volume,src=/a,dst=/b", "only bind is")]
    [InlineData("type=bind,dst=/b", "src is missing")]
    [InlineData("type=bind,src=/a", "dst is missing")]
    [InlineData("type=bind,src=/a,dst=b", "dst 'b' is not absolute")]
    [InlineData("type=bind,src=/a,dst=/b,rx", "'rx' is not a known part")]
    public void A_bad_mount_says_what_is_wrong_and_shows_the_form(string text, string reason)
    {
        Assert.False(MountText.TryParse(text, out _, out string problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.Contains("type=bind,src=", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_file_is_literal_and_skips_comments()
    {
        using TempDirectory directory = new();
        File.WriteAllText(directory["env"], "# comment\n\nA=1\nB=\"x y\"\nC=a=b\n");
        Assert.Equal(
            [new("A", "1"), new("B", "\"x y\""), new("C", "a=b")],
            EnvironmentFile.Read(directory["env"]));
    }

    [Fact]
    public void A_bad_environment_line_is_named()
    {
        using TempDirectory directory = new();
        File.WriteAllText(directory["env"], "A=1\n=2\n");
        FormatException problem = Assert.Throws<FormatException>(() => EnvironmentFile.Read(directory["env"]).ToList());
        Assert.Contains("line 2", problem.Message, StringComparison.Ordinal);
    }
}
