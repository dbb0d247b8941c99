using System.Diagnostics;
using System.Text;
using AgentOS.Policy.Levels;

namespace AgentOS.Policy.Tests.Commands;

/// <summary>Command lines made to harm the one who reads them.</summary>
public sealed class HostileCommandTests
{
    private static readonly string[] s_pieces =
        ["'", "\"", "`", "$(", "${", "$((", "))", ")", "}", "{ ", "(", ";", "|", "||", "&", "&&", "<<E\n", "<", ">", ">>", "<(", "\n", " ", "\\", "sudo", "x=", "case x in ", "esac", "for ", "do ", "[[ ", "]]", "#", "$'", "a", "~", "*", "function ", "bash -c "];

    public static TheoryData<string, int> Repeated => new()
    {
        { "$(", 40_000 },
        { "${", 60_000 },
        { "`", 120_001 },
        { "(", 120_000 },
        { "{ ", 60_000 },
        { "\"$(", 40_000 },
        { "$((", 40_000 },
        { "a|", 60_000 },
        { "(a;b)|", 20_000 },
        { "<<E ", 30_000 },
        { "a ", 60_000 },
        { "[[ ", 40_000 },
        { "case x in ", 12_000 },
        { "x=(", 40_000 },
        { "bash -c \"", 12_000 },
        { "env ", 30_000 },
        { "<(", 60_000 },
        { "\\\n", 60_000 },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void The_same_thing_over_and_over_is_answered_soon(string piece, int times)
    {
        Stopwatch time = Stopwatch.StartNew();
        _ = PolicyLevels.Of(PolicyLevel.Standard).CheckCommand(string.Concat(Enumerable.Repeat(piece, times)));
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(10), $"it took {time.Elapsed}");
    }

    [Fact]
    public void A_pipeline_of_groups_is_answered_soon()
    {
        string group = "{ " + string.Concat(Enumerable.Repeat("bash;", 249)) + "}";
        Stopwatch time = Stopwatch.StartNew();
        Assert.True(PolicyLevels.Of(PolicyLevel.Standard).CheckCommand($"{group} | {group}").IsAllowed);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(10), $"it took {time.Elapsed}");
    }

    [Fact]
    public void Any_text_is_decided()
    {
        Random random = new(20261121);
        for (int round = 0; round < 20_000; round++)
        {
            StringBuilder text = new();
            for (int pieces = random.Next(1, 14); pieces > 0; pieces--)
                text.Append(s_pieces[random.Next(s_pieces.Length)]);
            Assert.NotEmpty(PolicyLevels.Of(PolicyLevel.Standard).CheckCommand(text.ToString()).Reason);
        }
    }

    [Fact]
    public void A_blocked_command_is_found_behind_any_text_that_can_be_followed()
    {
        Random random = new(3);
        string[] before = ["true; ", "A=1 ", "if true; then ", "( ", "$(", "bash -c 'x' ; ", "echo \"a b\" | ", "env -i X=y ", "nohup "];
        for (int round = 0; round < 2_000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => before[random.Next(before.Length)]));
            // What it opens stays open: then it is denied because it cannot be followed, which is as good.
            Assert.False(PolicyLevels.Of(PolicyLevel.Standard).CheckCommand(text + "sudo id").IsAllowed, text);
        }
    }
}
