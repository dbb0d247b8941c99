using AgentOS.Acceptance.Tests.Llm;
using AgentOS.Testing;
using AgentOS.Testing.Machines;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>Language models as a program in a VM has them: without a network, by its environment alone.</summary>
public sealed class VmModelTests : IDisposable
{
    /// <summary>A shell's line that asks what 2+2 is.</summary>
    internal const string Ask = """
        busybox wget -q -O - --header "Authorization: Bearer $OPENAI_API_KEY" --header 'Content-Type: application/json' \
          --post-data '{"model": "gpt", "messages": [{"role": "user", "content": "What is 2+2?"}]}' $OPENAI_BASE_URL/chat/completions
        """;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_model_that_was_chosen_answers_and_its_use_is_in_the_VMs_file_and_without_one_nothing_is_set()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);
        Directory.CreateDirectory(_directory["state"]);
        Directory.CreateSymbolicLink(_directory["state/cache"], TestMachines.Cache);
        await File.WriteAllTextAsync(_directory["ask"], Ask, TestContext.Current.CancellationToken);
        ProgramRun run = (await PublishedProgram.RunScriptAsync(_directory.Path, $"""
            export AGENTOS_LLM_CONFIG={models.Directory}/llm.json AGENT_STATE_DIR=$PWD/state
            agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim > import.log
            vm=$(agent vm create --language python --mem 192 --llm play/this-one)
            agent vm exec --vm $vm --cmd "$(cat ask)" | grep -o '"content":"4"'
            agent vm stop --vm $vm > stop.log # What was used is written soon after the answer, and at the end.
            agent llm usage --db state/vms/$vm/agent.db --json | grep -oE '"(model|calls|input_tokens)":[^,]*'
            agent vm temp --language python --mem 192 --cmd 'echo "$OPENAI_BASE_URL"none'
            agent vm clean --all > clean.log
            """)).Succeeded();
        Assert.Equal("\"content\":\"4\"\n\"model\":\"this-one\"\n\"calls\":1\n\"input_tokens\":10\nnone\n", run.Output);
    }
}
