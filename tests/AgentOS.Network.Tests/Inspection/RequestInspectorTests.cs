namespace AgentOS.Network.Tests.Inspection;

/// <summary>Rules about requests inside TLS, with real clients and a real server.</summary>
public class RequestInspectorTests
{
    [Fact]
    public async Task A_permitted_request_passes_and_the_client_sees_nothing_odd()
    {
        using InspectedPlace place = new("methods=GET paths=/v1/*");
        ClientRun run = await place.CurlAsync($"{place.Url}/v1/users?page=2");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("hello", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("GET /v1/users?page=2 HTTP/1.1\r\n", Assert.Single(place.Upstream.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE", "/v1/users")]
    [InlineData("GET", "/v2/users")]
    [InlineData("GET", "/v1/../admin")]
    [InlineData("get", "/v1/users")]
    public async Task Another_method_or_path_is_answered_with_the_reason_and_never_sent(string method, string path)
    {
        using InspectedPlace place = new("methods=GET paths=/v1/*");
        ClientRun run = await place.CurlAsync("--path-as-is", "-X", method, place.Url + path);
        Assert.Contains("403 Forbidden", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"reason\"", run.Output, StringComparison.Ordinal);
        Assert.Empty(place.Upstream.Requests);
        Assert.Equal(0, place.Upstream.Connections);
        Assert.Equal(["request"], await place.RefusedAsync(1));
    }

    // N10: without inspection the server behind an allowed name could be asked for another one.
    [Fact]
    public async Task A_host_that_is_not_the_server_name_is_refused()
    {
        using InspectedPlace place = new("methods=GET");
        ClientRun run = await place.CurlAsync("-H", "Host: evil.example.com", place.Url);
        Assert.Contains("403 Forbidden", run.Output, StringComparison.Ordinal);
        Assert.Empty(place.Upstream.Requests);
        Assert.Equal(["host-mismatch"], await place.RefusedAsync(1));
    }

    [Fact]
    public async Task Each_request_of_a_connection_is_judged()
    {
        using InspectedPlace place = new("methods=GET paths=/ok");
        ClientRun run = await place.CurlAsync($"{place.Url}/ok", $"{place.Url}/ok", $"{place.Url}/other");
        Assert.Contains("403 Forbidden", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, place.Upstream.Requests.Count);
        Assert.Equal(1, place.Upstream.Connections);
    }

    [Fact]
    public async Task A_server_that_is_not_who_it_should_be_gets_no_request()
    {
        using InspectedPlace place = new("methods=GET", certificateFor: "other.example.org");
        ClientRun run = await place.CurlAsync(place.Url);
        Assert.Contains("502 Bad Gateway", run.Output, StringComparison.Ordinal);
        Assert.Contains("cannot prove", run.Output, StringComparison.Ordinal);
        Assert.Empty(place.Upstream.Requests);
    }

    [Fact]
    public async Task A_client_that_trusts_others_only_gets_nothing()
    {
        using InspectedPlace place = new("methods=GET");
        ClientRun run = await place.CurlAsync("--cacert", "/etc/ssl/certs/ca-certificates.crt", place.Url);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("certificate", run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, place.Upstream.Connections);
    }

    [Fact]
    public async Task What_may_be_sent_is_limited()
    {
        using InspectedPlace place = new("methods=POST upload=20K");
        string file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, new byte[200_000]);
        ClientRun run = await place.CurlAsync("-H", "Expect:", "--data-binary", "@" + file, place.Url);
        File.Delete(file);
        Assert.Contains("\"byte-limit\"", run.Output, StringComparison.Ordinal);
        Assert.Empty(place.Upstream.Requests);
        Assert.Equal(["byte-limit"], await place.RefusedAsync(1));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_inspected()
    {
        using InspectedPlace place = new();
        ClientRun run = await place.CurlAsync(place.Url);
        // The server's own certificate came through, which this client has no reason to trust.
        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(1, place.Upstream.Connections);
        Assert.Empty(place.Upstream.Requests);
    }

    [Theory]
    [InlineData("python3", "-c", """
        import http.client, os, ssl, socket, sys
        class Front(http.client.HTTPSConnection):
            def connect(self):
                self.sock = ssl.create_default_context().wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[2]))), server_hostname=self.host)
        connection = Front("api.example.org", int(sys.argv[1]))
        connection.request("GET", "/", headers={"Authorization": "Bearer " + os.environ["TOKEN"]})
        print(connection.getresponse().read().decode())
        """)]
    [InlineData("node", "-e", """
        const [upstream, front] = process.argv.slice(1);
        require("https").get({ host: "127.0.0.1", port: front, servername: "api.example.org",
            headers: { Host: "api.example.org:" + upstream, Authorization: "Bearer " + process.env.TOKEN } },
            answer => answer.on("data", data => process.stdout.write(data)));
        """)]
    public async Task Other_clients_trust_it_by_the_variables_alone(string program, string option, string script)
    {
        using InspectedPlace place = new(secret: "TOKEN=env@api.example.org:bearer");
        ClientRun run = await ClientRun.OfAsync(program, [option, script, $"{place.Upstream.Port}", $"{place.Front}"], place.Variables());
        Assert.Equal(("hello", ""), (run.Output.Trim(), run.Error));
        Assert.Contains($"Authorization: Bearer {InspectedPlace.Value}", Assert.Single(place.Upstream.Requests), StringComparison.Ordinal);
    }
}
