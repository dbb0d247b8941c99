using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>Programs that know nothing of a network of names, and those told to know nothing: all of them are captured, with the same verdict.</summary>
public sealed class ClientTests(Internet internet)
{
    private const string Python = "import urllib.request,sys; print(urllib.request.urlopen(sys.argv[1], timeout=20).read().decode())";
    private const string Node = "fetch(process.argv[1]).then(r => r.text()).then(console.log, e => { console.log(e.cause?.code ?? e); process.exit(1) })";
    private const string Bash = "exec 9<>/dev/tcp/$0/80; printf 'GET / HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n' $0 >&9; cat <&9";

    public static TheoryData<Starter, string, string> Clients
    {
        get
        {
            TheoryData<Starter, string, string> clients = [];
            foreach (Starter starter in Enum.GetValues<Starter>())
            {
                clients.Add(starter, "curl", "curl -sSf --max-time 20 http://{0}/");
                clients.Add(starter, "python", $"/usr/bin/python3 -c '{Python}' http://{{0}}/");
                clients.Add(starter, "static", "/lab/raw $(getent ahostsv4 {0} | head -n 1 | cut -d' ' -f1) 80 {0}");
            }

            clients.Add(Starter.Root, "curl over TLS", "curl -sSf --max-time 20 --cacert /lab/ca.pem https://{0}/");
            clients.Add(Starter.Root, "curl over IPv6", "curl -6 -sSf --max-time 20 http://{0}/");
            clients.Add(Starter.Root, "curl without environment", "env -i /usr/bin/curl -sSf --max-time 20 http://{0}/");
            clients.Add(Starter.Root, "wget", "wget -q -T 20 -t 1 -O - http://{0}/");
            clients.Add(Starter.Root, "node", $"node -e '{Node}' http://{{0}}/");
            clients.Add(Starter.Root, "bash", $"bash -c '{Bash.Replace("'", "'\\''", StringComparison.Ordinal)}' {{0}}");
            clients.Add(Starter.Root, "openssl", "bash -c \"printf 'GET / HTTP/1.1\\r\\nHost: {0}\\r\\nConnection: close\\r\\n\\r\\n' | openssl s_client -quiet -verify_return_error -CAfile /lab/ca.pem -servername {0} -connect {0}:443 2>/dev/null | grep hello\"");
            return clients;
        }
    }

    [Theory]
    [Trait("Bypass", "N31")]
    [MemberData(nameof(Clients))]
    public async Task Every_program_reaches_what_is_allowed_and_nothing_else(Starter starter, string name, string client)
    {
        using EgressHost host = new(internet, starter);
        string Call(string target) => client.Replace("{0}", target, StringComparison.Ordinal);
        Attempt attempt = await host.TryAsync(["ok.com"], $"{Call("ok.com")}; echo \"first=$?\"; {Call("evil.com")}; echo \"second=$?\"");
        Assert.NotEmpty(name);
        attempt.ReachedOnlyOk().Printed("hello from ok.com", "first=0").DidNotPrint("hello from evil.com", "second=0").Recorded("no-rule", "evil.com");
    }
}
