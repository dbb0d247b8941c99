using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using AgentOS.Fleet.Tokens;

namespace AgentOS.Server.Tests;

public sealed class TerminalTests(SharedServer shared)
{
    [Fact]
    public async Task ATerminalIsTypedAtAndResized()
    {
        string sandbox = await shared.CreateAsync();
        using ClientWebSocket terminal = await OpenAsync(sandbox, """{"command":"stty size; read line; stty size; echo got $line; exit 7","rows":30,"cols":100}""");
        await UntilAsync(terminal, "30 100");
        await SayAsync(terminal, """{"type":"resize","rows":40,"cols":120}""");
        await TypeAsync(terminal, "hello\r");
        await UntilAsync(terminal, "got hello");
        Assert.Equal(7, await ExitAsync(terminal));
    }

    [Fact]
    public async Task PipesHaveTwoStreamsAndAnEnd()
    {
        string sandbox = await shared.CreateAsync();
        using ClientWebSocket program = await OpenAsync(sandbox, """{"command":"cat; echo error >&2","tty":false}""");
        await TypeAsync(program, "one ");
        await TypeAsync(program, "two");
        await SayAsync(program, """{"type":"eof"}""");
        (string output, string error, int status) = await RestAsync(program);
        Assert.Equal(("one two", "error\n", 0), (output, error, status));
    }

    [Fact]
    public async Task ASignalReachesTheProgram()
    {
        string sandbox = await shared.CreateAsync();
        using ClientWebSocket program = await OpenAsync(sandbox, """{"command":"trap 'echo caught; exit 9' USR1; echo ready; while :; do sleep 0.05; done","tty":false}""");
        await UntilAsync(program, "ready");
        await SayAsync(program, """{"type":"signal","signal":10}""");
        await UntilAsync(program, "caught");
        Assert.Equal(9, await ExitAsync(program));
    }

    [Fact]
    public async Task WhoGoesAwayEndsTheProgram()
    {
        string sandbox = await shared.CreateAsync();
        using (ClientWebSocket terminal = await OpenAsync(sandbox, """{"command":"echo here; sleep 1005"}"""))
        {
            await UntilAsync(terminal, "here");
            terminal.Abort();
        }

        Assert.Equal("gone\n", await shared.Client.ShellAsync(sandbox, "while pgrep -f 'sleep 100[5]' >/dev/null; do sleep 0.02; done; echo gone"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"args":[]}""")]
    [InlineData("""{"unknown":1}""")]
    public async Task WhatMakesNoSenseIsAnsweredWithAReason(string first)
    {
        string sandbox = await shared.CreateAsync();
        using ClientWebSocket socket = await ConnectAsync(sandbox);
        await SayAsync(socket, first);
        WebSocketReceiveResult end = await socket.ReceiveAsync(new byte[1024], CancellationToken.None);
        Assert.Equal(WebSocketMessageType.Close, end.MessageType);
        Assert.StartsWith("server.bad-request", end.CloseStatusDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItNeedsATokenThatMayRunPrograms()
    {
        string sandbox = await shared.CreateAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(sandbox, TokenScopes.Read | TokenScopes.Write));
        using ClientWebSocket allowed = await ConnectAsync(sandbox, TokenScopes.Exec);
        Assert.Equal(WebSocketState.Open, allowed.State);
    }

    private async Task<ClientWebSocket> ConnectAsync(string sandbox, TokenScopes scopes = TokenScopes.Exec)
    {
        ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {shared.Server.Tokens.Create("terminal", scopes, lifetime: null).Text}");
        await socket.ConnectAsync(new Uri($"ws://{shared.Server.Address.Authority}{sandbox}/terminal"), CancellationToken.None);
        return socket;
    }

    private async Task<ClientWebSocket> OpenAsync(string sandbox, string start)
    {
        ClientWebSocket socket = await ConnectAsync(sandbox);
        await SayAsync(socket, start);
        Assert.Contains("started", Encoding.UTF8.GetString((await NextAsync(socket)).Data), StringComparison.Ordinal);
        return socket;
    }

    private static Task SayAsync(ClientWebSocket socket, string json) => socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static Task TypeAsync(ClientWebSocket socket, string keys) => socket.SendAsync(Encoding.UTF8.GetBytes(keys), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    private static async Task<(WebSocketMessageType Type, byte[] Data)> NextAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[64 * 1024];
        using MemoryStream whole = new();
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(buffer, CancellationToken.None);
            whole.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return (received.MessageType, whole.ToArray());
    }

    private static async Task UntilAsync(ClientWebSocket socket, string shown)
    {
        string all = "";
        while (!all.Contains(shown, StringComparison.Ordinal))
        {
            (WebSocketMessageType type, byte[] data) = await NextAsync(socket);
            Assert.True(type == WebSocketMessageType.Binary, $"ended after: {all}{Encoding.UTF8.GetString(data)}");
            all += Encoding.UTF8.GetString(data.AsSpan(1));
        }
    }

    private static async Task<int> ExitAsync(ClientWebSocket socket) => (await RestAsync(socket)).Status;

    private static async Task<(string Output, string Error, int Status)> RestAsync(ClientWebSocket socket)
    {
        string output = "", error = "";
        while (true)
        {
            (WebSocketMessageType type, byte[] data) = await NextAsync(socket);
            if (type == WebSocketMessageType.Text)
                return (output, error, (int)JsonNode.Parse(data)!["exit_code"]!);
            Assert.Equal(WebSocketMessageType.Binary, type);
            if (data[0] == 1)
                output += Encoding.UTF8.GetString(data.AsSpan(1));
            else
                error += Encoding.UTF8.GetString(data.AsSpan(1));
        }
    }
}
