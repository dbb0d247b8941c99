using AgentOS.Acceptance.Tests.Terminals;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Store;

/// <summary>The setup as the person at the terminal meets it.</summary>
public sealed class SetupTerminalTests
{
    [Fact]
    public async Task A_key_is_not_shown_while_it_is_typed()
    {
        using TempDirectory folder = new();
        await using TerminalSession session = await TerminalSession.StartAsync(folder.Path, $"XDG_DATA_HOME='{folder["data"]}' agentstore setup");
        await session.ExpectAsync("Provider (Enter ends): ");
        await session.TypeAsync("4\n");
        await session.ExpectAsync("Key of groq (not shown): ");
        await session.TypeAsync("gsk_canary_of_a_terminal\n");
        string shown = await session.ExpectAsync("Provider (Enter ends): ");
        Assert.DoesNotContain("canary", shown, StringComparison.Ordinal);
        Assert.Contains("stored", shown, StringComparison.Ordinal);
        await session.TypeAsync("\n");
        shown = await session.ExpectAsync("1 key added");
        Assert.Contains("stored groq", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", shown, StringComparison.Ordinal);
        Assert.Equal(0, await session.EndAsync());
    }
}
