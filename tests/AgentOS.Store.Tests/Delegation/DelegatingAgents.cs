using System.Text.Json;
using AgentOS.Kernel;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Delegation;
using AgentOS.Store.Manifests;
using AgentOS.Store.Ooze;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Delegation;

/// <summary>Agents in real sandboxes that run each other through the Python library. What one is to do is a list of calls in JSON; what came of each is its answer.</summary>
internal sealed class DelegatingAgents : IOozeListener, IDisposable
{
    private const string Program = """
        import json, os, sys
        from agentos import delegation, CallFailedError
        last, held, ids = None, [], []
        def send(**message): print(json.dumps(message), flush=True)
        def do(op, *arguments):
            global last
            try:
                if op == "echo": return arguments[0]
                if op == "variable": return os.environ.get(arguments[0])
                if op == "hold":
                    held.append(b"x" * (arguments[0] << 20))
                    return arguments[0]
                if op == "run":
                    last = delegation.run_agent(*arguments)
                    ids.append(last.id)
                    return last.name
                if op == "search": return [list(found) for found in delegation.search(*arguments)]
                if op == "ask": return json.loads(delegation.message_agent(last.id, json.dumps(arguments[0])))
                if op == "stream":
                    stream = delegation.message_agent_stream(last.id, json.dumps(arguments[0]))
                    return [[part.type, part.tool, part.content] for part in stream] + [stream.result["content"]]
                if op == "each": return [do("to", id, arguments[0]) for id in ids]
                if op == "to": return json.loads(delegation.message_agent(arguments[0], json.dumps(arguments[1])))
                if op == "monitor": return delegation.monitor_agent(last.id)
                if op == "stop": return delegation.stop_agent(last.id)
                if op == "deeper":
                    delegation.run_agent(arguments[0])
                    return ["deeper"] + json.loads(delegation.message_agent("deleg-1", json.dumps([["deeper", arguments[0]]])))
            except CallFailedError as refused:
                return refused.code
        send(type="ready")
        for line in sys.stdin:
            message = json.loads(line)
            if message["type"] == "shutdown": break
            if message["type"] != "message": continue
            send(type="activity", tool="work", description="at it", message_id=message["message_id"])
            results = [do(*call) for call in json.loads(message["content"])]
            send(type="response", content=json.dumps(results), message_id=message["message_id"], done=True)
        """;

    // The same calls by the TypeScript library, as far as its test needs them.
    private const string NodeProgram = """
        import { createInterface } from 'node:readline';
        import { AgentOSClient, Delegation } from './sdk/index.js';
        const delegation = new Delegation(new AgentOSClient());
        const send = (message) => console.log(JSON.stringify(message));
        send({ type: 'ready' });
        for await (const line of createInterface({ input: process.stdin })) {
          const { type, content, message_id } = JSON.parse(line);
          if (type === 'shutdown') process.exit(0);
          const results = [];
          const refused = (error) => error.code;
          results.push((await delegation.search('tests')).map(({ agent }) => agent));
          results.push(await delegation.runAgent('../other').catch(refused));
          const { id, name } = await delegation.runAgent(content);
          results.push(name, await delegation.messageAgent(id, '[["echo", 1]]'));
          const stream = delegation.messageAgentStream(id, '[["echo", 2]]');
          for await (const part of stream) results.push(part.type);
          results.push((await stream.result).content, (await delegation.monitorAgent(id)).length, (await delegation.stopAgent(id)) ?? null);
          send({ type: 'response', content: JSON.stringify(results), message_id, done: true });
        }
        """;

    private readonly TempDirectory _directory = new();
    private readonly SubAgentStarter _starter;

    public DelegatingAgents()
    {
        Repository.RequireSandboxes();
        Directories = new StoreDirectories(_directory["data"], _directory["cache"]);
        _starter = new SubAgentStarter(
            new PackageResolver(Directories, folder => ManifestFile.Read(folder).Manifest, static _ => null, TimeProvider.System),
            new PackagePreparation(Directories, new SandboxedSetup(TimeProvider.System)), models: null, TimeProvider.System);
    }

    public StoreDirectories Directories { get; }

    /// <summary>The agents' files that run below a file.</summary>
    public static IReadOnlyList<string> Below(string database) => [.. AgentRegistry.OfThisUser().List().Where(agent => agent.PartOf == database).Select(agent => agent.Database)];

    /// <summary>The file of the agent that the user runs.</summary>
    public string Database => Path.Combine(_directory.Path, "session.db");

    public void Add(string name, string permissions = "", string more = "")
    {
        string folder = _directory[name];
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "agent.py"), Program);
        File.WriteAllText(Path.Combine(folder, "agent.yaml"),
            $"name: {name}\ndisplay_name: {name}\nversion: 1.2.0\ndescription: Tests {name}.\nauthor: {{name: Tests}}\nruntime:\n  run_command: python3 agent.py\n{more}permissions:\n  filesystem: {{workspace: none}}\n{permissions}");
        AddLibrary(folder);
    }

    /// <summary>An agent as a page or an example has it, with the library beside it.</summary>
    public void AddWritten(string name, string source)
    {
        BashScript.Run(_directory.Path, $"cp -r '{source}' '{name}'");
        AddLibrary(_directory[name]);
    }

    private static void AddLibrary(string folder) =>
        BashScript.Run(folder, $"cp -r '{Repository.Root}/sdk/python/agentos' . && find . -name __pycache__ -prune -exec rm -r {{}} +");

    /// <summary>An agent written in TypeScript's language, with the library as it was built.</summary>
    public void AddNode(string name, string permissions)
    {
        Add(name, permissions);
        string folder = _directory[name], library = Path.Combine(Repository.Root, "sdk/typescript/dist/esm");
        Assert.SkipUnless(File.Exists("/usr/bin/node") && File.Exists(Path.Combine(library, "index.js")), "the TypeScript library is not built: npm ci && npm run build in sdk/typescript");
        File.WriteAllText(Path.Combine(folder, "agent.mjs"), NodeProgram);
        BashScript.Run(folder, $"cp -r '{library}' sdk && echo '{{\"type\": \"module\"}}' > sdk/package.json && sed -i 's/python3 agent.py/node agent.mjs/' agent.yaml");
    }

    public static string Allows(params string[] agents) => $"  delegation:\n    enabled: true\n    allowed_agents: [{string.Join(", ", agents.Select(agent => $"\"{agent}\""))}]\n";

    /// <summary>Starts the agent that the user runs.</summary>
    /// <param name="name">Which.</param>
    /// <param name="keys">With which keys; null is none.</param>
    public async Task<HostedAgent> StartAsync(string name, AgentKeys? keys = null)
    {
        string folder = _directory[name];
        AgentPackage package = new(folder, ManifestFile.Read(folder).Manifest, new AgentOrigin(folder, IsLocal: true), PackageContent.Read(folder));
        StoredSession session = new("session", Database, null);
        DelegationScope scope = new(package, PermissionSet.Of(package.Manifest), session) { Keys = keys ?? AgentKeys.None };
        AgentRunRequest request = LaunchRequest.Of(new AgentLaunch(package, PermissionSet.Of(package.Manifest), new PreparedAgent(folder, null), session) { Keys = scope.Keys }, models: null, TimeProvider.System) with
        {
            Delegation = new AgentDelegation(scope, _starter),
        };
        HostedAgent agent = HostedAgent.Start(request, new HostedAgentOptions(this), static _ => { });
        await agent.WaitReadyAsync(TestContext.Current.CancellationToken);
        return agent;
    }

    /// <summary>Has an agent make calls.</summary>
    /// <returns>What came of each, as JSON.</returns>
    public static async Task<string> DoAsync(HostedAgent agent, string calls)
    {
        OozeAnswer answer = await agent.AskAsync(calls, null, TestContext.Current.CancellationToken);
        Assert.True(answer.End == AnswerEnd.Done, $"{answer.Failure}: {agent.Errors}");
        using JsonDocument document = JsonDocument.Parse(answer.Content);
        return document.RootElement.GetRawText();
    }

    public void Hear(AgentMessage message)
    {
        // Its answers say enough.
    }

    public void HearNoise(string line)
    {
        // Counted by the host.
    }

    public void Dispose() => _directory.Dispose();
}
