using AgentOS.Acceptance.Tests.Llm;
using AgentOS.Testing;
using AgentOS.Testing.Machines;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>VMs by HTTP: the published server, a real guest, the Python client and the first routes.</summary>
public sealed class VmServerTests : IDisposable
{
    private const string ByClient = """
        import os, sys
        from agentos.server import AgentOSServer
        server = AgentOSServer(sys.argv[1])
        with server.create(tier="vm", language="python", memory_mib=192) as vm:
            ran = vm.exec("ls /sys/class/net; echo kept > /agent/f; echo on-disk > /f; exit 3")
            print(vm.data["tier"], ran.stdout.strip(), ran.exit_code, vm.files.read("/agent/f"))
            print([event.data for event in vm.stream("cat /f") if event.data], vm.exec("sleep 1000", timeout=1).exit_code)
            vm.stop()
            vm.start()
            print(vm.exec("cat /f /agent/f").stdout.split())
        print(server.list(tier="vm"))
        """;

    private const string KeptAndForked = """
        import sys
        from agentos.server import AgentOSServer
        server = AgentOSServer(sys.argv[1])
        ask = open("ask").read()
        with server.create(tier="vm", language="python", memory_mib=192, llm=True) as vm:
            print(vm.files.write("/etc/of/motd", "first\n").path, vm.exec("cat /etc/of/motd; echo own > /etc/of/own").stdout.strip(), vm.files.read("/etc/of/own"))
            vm.files.move("/etc/of/own", "/etc/of/moved")
            print([(file.name, file.type, file.size) for file in vm.files.list("/etc/of")])
            vm.files.remove("/etc/of/moved")
            print(vm.snapshot("kept")["name"], '"4"' in vm.exec(ask).stdout)
            vm.exec("echo second > /etc/of/motd; echo second > /agent/f")
            with vm.fork() as fork:
                print(fork.data["tier"], fork.exec("cat /etc/of/motd /agent/f; echo third > /etc/of/motd").stdout.split())
            print(vm.exec("cat /etc/of/motd").stdout.split())
            vm.stop()
            undo = vm.restore("kept")["undo_snapshot"]
            print([snapshot["name"] == undo or snapshot["name"] for snapshot in vm.snapshots()])
            vm.start()
            print(vm.exec("cat /etc/of/motd; ls /agent").stdout.split())
            print([(model["provider"], model["calls"], model["input_tokens"]) for model in vm.llm_usage()])
        """;

    private const string ByFirstRoutes = """
        import json, os, sys
        from urllib.error import HTTPError
        from urllib.request import Request, urlopen
        def call(route, body=None):
            request = Request(f"{sys.argv[1]}/api/vm/{route}", json.dumps(body).encode() if body else None, {"Authorization": "Bearer " + os.environ["ERA_API_KEY"]})
            try:
                answer = urlopen(request)
            except HTTPError as failed:
                answer = failed
            return answer.status, json.load(answer)
        status, made = call("create", {"language": "python", "memory": 192})
        vm = made["data"]["id"]
        print(status, made["success"], made["data"]["status"], vm.startswith("python-"))
        status, ran = call("execute", {"vm_id": vm, "command": "echo out; echo err >&2"})
        print(status, ran["data"]["exit_code"], ran["data"]["stdout"], ran["data"]["stderr"])
        status, failed = call("execute", {"vm_id": vm, "command": "exit 5"})
        print(status, failed["success"], failed["data"]["exit_code"])
        print([listed["id"] == vm for listed in call("list")[1]["data"]], call("stop", {"vm_id": vm})[1]["data"], call("clean", {"vm_id": vm})[1]["data"])
        print(call("temp", {"language": "python", "command": "echo temp"})[1]["data"]["stdout"], call("list?all=true")[1]["data"])
        """;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_VM_by_HTTP()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        Directory.CreateDirectory(_directory["state"]);
        Directory.CreateSymbolicLink(_directory["state/cache"], TestMachines.Cache);
        await File.WriteAllTextAsync(_directory["client.py"], ByClient, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_directory["routes.py"], ByFirstRoutes, TestContext.Current.CancellationToken);
        ProgramRun run = (await PublishedProgram.RunScriptAsync(_directory.Path, $"""
            export AGENT_STATE_DIR=$PWD/state ERA_API_KEY=key PYTHONPATH={Path.Combine(PublishedProgram.Root, "sdk", "python")} PYTHONDONTWRITEBYTECODE=1
            agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim > import.log
            export AGENTOS_TOKEN=$(agentos server token create test --scope read,write,exec)
            mkfifo at; agentos server --addr 127.0.0.1:0 > at & exec 3< at; read -r line <&3; address=$(echo "$line" | grep -o 'http://[^ ]*')
            python3 client.py $address && python3 routes.py $address; status=$?
            kill %1; wait; agent vm clean --all; exit $status
            """)).Succeeded();
        Assert.Equal(
            """
            vm lo 3 b'kept\n'
            ['on-disk\n'] 124
            ['on-disk', 'kept']
            []
            201 True ready True
            200 0 out
             err

            500 False 5
            [True] {'stopped': 1} {'cleaned': 1}
            temp
             []

            """,
            run.Output);
    }

    [Fact]
    public async Task A_VM_by_HTTP_has_all_its_files_and_models_and_is_kept_and_forked()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);
        Directory.CreateDirectory(_directory["state"]);
        Directory.CreateSymbolicLink(_directory["state/cache"], TestMachines.Cache);
        await File.WriteAllTextAsync(_directory["client.py"], KeptAndForked, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_directory["ask"], VmModelTests.Ask, TestContext.Current.CancellationToken);
        ProgramRun run = (await PublishedProgram.RunScriptAsync(_directory.Path, $$"""
            export AGENTOS_LLM_CONFIG={{models.Directory}}/llm.json AGENT_STATE_DIR=$PWD/state PYTHONPATH={{Path.Combine(PublishedProgram.Root, "sdk", "python")}} PYTHONDONTWRITEBYTECODE=1
            agent image import {{TestMachines.Busybox}} --name docker.io/library/python:3.11-slim > import.log
            export AGENTOS_TOKEN=$(agentos server token create test --scope read,write,exec)
            mkfifo at; agentos server --addr 127.0.0.1:0 > at & exec 3< at; read -r line <&3; address=$(echo "$line" | grep -o 'http://[^ ]*')
            python3 client.py $address; status=$?
            kill %1; wait; agent vm clean --all; exit $status
            """)).Succeeded();
        Assert.Equal(
            """
            /etc/of/motd first b'own\n'
            [('motd', 'file', 6), ('moved', 'file', 4)]
            kept True
            vm ['second', 'second']
            ['second']
            ['kept', True]
            ['first']
            [('play', 1, 10)]

            """,
            run.Output);
    }
}
