using System.Text.Json;
using AgentOS.Store.Ooze;

namespace AgentOS.Store.Tests.Ooze;

/// <summary>docs/protocols/vectors/ooze, in pieces of several sizes.</summary>
public sealed class OozeVectorTests
{
    private static readonly string s_directory = Path.Combine(Repository.Root, "docs", "protocols", "vectors", "ooze");

    public static TheoryData<string> Names => [.. Index().Select(vector => vector.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Rule", "OZ-1")]
    [Trait("Rule", "OZ-3")]
    [Trait("Rule", "OZ-4")]
    [Trait("Rule", "OZ-5")]
    [Trait("Rule", "OZ-6")]
    [Trait("Rule", "OZ-7")]
    [Trait("Rule", "OZ-8")]
    [Trait("Rule", "OZ-11")]
    [Trait("Rule", "OZ-12")]
    public async Task What_an_agent_writes_means_the_same_in_whatever_pieces(string name)
    {
        JsonElement vector = Index().Single(candidate => candidate.GetProperty("name").GetString() == name);
        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(s_directory, vector.GetProperty("file").GetString()!), TestContext.Current.CancellationToken);
        int asked = EndOfLines(bytes, vector.GetProperty("early").GetInt32());
        foreach (int piece in (int[])[1, 7, 4096])
        {
            await using AgentPipes agent = new();
            await WriteAsync(agent.Output, bytes.AsMemory(0, asked), piece);
            await agent.Host.WaitReadyAsync(TestContext.Current.CancellationToken);
            Task<OozeAnswer> answer = agent.Host.AskAsync("msg_0001", "hello", TestContext.Current.CancellationToken);
            await WriteAsync(agent.Output, bytes.AsMemory(asked), piece);
            await agent.Output.DisposeAsync();
            AssertOutcome(vector, await answer, agent);
            await agent.Host.Ended;
            Assert.Equal(CountsOf(vector.GetProperty("counts")), agent.Host.Counts);
        }
    }

    private static void AssertOutcome(JsonElement vector, OozeAnswer answer, AgentPipes agent)
    {
        Assert.Equal(vector.GetProperty("end").GetString(), JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.End.ToString()));
        Assert.Equal(vector.GetProperty("content").GetString(), answer.Content);
        if (vector.GetProperty("failure").GetString() is { } failure)
            Assert.Contains(failure, answer.Failure, StringComparison.Ordinal);
        else
            Assert.Null(answer.Failure);
        Assert.DoesNotContain(agent.Heard, message => message is AgentMessage.Ready);
    }

    private static OozeCounts CountsOf(JsonElement counts)
    {
        long Of(string name) => counts.TryGetProperty(name, out JsonElement value) ? value.GetInt64() : 0;
        return new OozeCounts(Of("late"), Of("early"), Of("noise"), Of("unknown"), Of("broken"));
    }

    private static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> bytes, int piece)
    {
        for (int start = 0; start < bytes.Length; start += piece)
            await stream.WriteAsync(bytes.Slice(start, Math.Min(piece, bytes.Length - start)));
    }

    private static int EndOfLines(byte[] bytes, int lines)
    {
        int end = 0;
        while (lines-- > 0)
            end = Array.IndexOf(bytes, (byte)'\n', end) + 1;
        return end;
    }

    private static IEnumerable<JsonElement> Index() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_directory, "vectors.json"))).RootElement.EnumerateArray();
}
