namespace AgentOS.Sandbox.Tests;

public sealed class ListenerTests
{
    // Says a word to an address and prints the answer.
    private const string Call = """
        call() { (exec 9<>"/dev/tcp/$1/$2" && echo "$3" >&9 && head -n 1 <&9) 2>/dev/null || echo refused; };
        """;

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_socket_in_a_network_without_a_way_out_is_answered_from_outside(Starter starter)
    {
        using DriverProgram driver = new(starter);
        DriverRun run = await driver.RunAsync("--listen", "tcp,127.0.0.1,80", "--", "bash", "-c", Call + "call 127.0.0.1 80 hello; call 127.0.0.1 81 x; call 198.18.0.1 80 x");
        Assert.Equal("127.0.0.1:80 heard hello\nrefused\nrefused\n", run.Output);
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Every_address_is_captured_and_the_connection_says_which_it_was(Starter starter)
    {
        using DriverProgram driver = new(starter);
        DriverRun run = await driver.RunAsync("--network", "Allow", "--listen", "tcp,::,443", "--", "bash", "-c",
            Call + "call 198.18.0.1 443 a; call 8.8.8.8 443 b; call 2001:db8::1 443 c; call fd00::7 443 d; call 8.8.8.8 444 e; call 127.0.0.1 443 f");
        Assert.Equal(
            "[::ffff:198.18.0.1]:443 heard a\n[::ffff:8.8.8.8]:443 heard b\n[2001:db8::1]:443 heard c\n[fd00::7]:443 heard d\nrefused\n[::ffff:127.0.0.1]:443 heard f\n",
            run.Output);
    }

    [Fact]
    public async Task Datagrams_to_any_address_are_answered_from_that_address()
    {
        using DriverProgram driver = new(Starter.Root);
        DriverRun run = await driver.RunAsync("--network", "Allow", "--listen", "udp,0.0.0.0,53", "--", "python3", "-c", """
            import socket
            for address in "127.0.0.1", "9.9.9.9":
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                s.connect((address, 53))
                s.send(address.encode())
                print(s.recv(99).decode())
            """);
        Assert.Equal("heard 127.0.0.1\nheard 9.9.9.9\n", run.Output);
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task A_socket_can_be_had_while_the_program_runs(Starter starter)
    {
        using DriverProgram driver = new(starter);
        DriverRun run = await driver.RunAsync("--network", "Allow", "--listen", "tcp,::,443", "--", "bash", "-c",
            Call + "call 9.9.9.9 22 a; call 9.9.9.9 443 tcp,::,22; call 9.9.9.9 22 b; call 9.9.9.9 443 tcp,::,22");
        Assert.Equal("refused\nlistening\n[::ffff:9.9.9.9]:22 heard b\nEADDRINUSE\n", run.Output);
    }

    [Fact]
    public async Task The_agents_own_servers_answer_their_own()
    {
        using DriverProgram driver = new(Starter.Root);
        DriverRun run = await driver.RunAsync("--network", "Allow", "--listen", "tcp,::,443", "--", "python3", "-c", """
            import socket
            for family, address in (socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"):
                server = socket.create_server((address, 8080), family=family)
                client = socket.create_connection((address, 8080))
                accepted, _ = server.accept()
                accepted.sendall(b"own")
                print(client.recv(9).decode())
            """);
        Assert.Equal("own\nown\n", run.Output);
    }

    [Fact]
    public async Task What_cannot_be_bound_starts_nothing()
    {
        using DriverProgram driver = new(Starter.Root);
        DriverRun run = await driver.RunAsync("--listen", "tcp,::,443", "--listen", "tcp,127.0.0.1,443", "--", "echo", "started");
        Assert.Equal("", run.Output);
        Assert.Contains("bind 'tcp 127.0.0.1:443'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task The_program_can_neither_change_routes_nor_leave_the_network(Starter starter)
    {
        using DriverProgram driver = new(starter);
        DriverRun run = await driver.RunAsync("--network", "Allow", "--listen", "tcp,::,443", "--", "sh", "-c",
            "grep CapEff /proc/self/status; cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d ' '; unshare -n true 2>/dev/null || echo kept");
        Assert.Equal("CapEff:\t0000000000000000\nlo\nkept\n", run.Output);
    }
}
