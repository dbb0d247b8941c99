namespace AgentOS.Acceptance.Tests.Llm;

/// <summary><c>agentos replay</c> as its user meets it.</summary>
public sealed class ReplayTests
{
    private const string Program =
        """
        import json, os, socket, struct, urllib.request, urllib.error
        def ask(text, stream=False):
            request = urllib.request.Request(os.environ['OPENAI_BASE_URL'] + '/chat/completions',
              json.dumps({'model': 'gpt', 'stream': stream, 'messages': [{'role': 'user', 'content': text}]}).encode(),
              {'authorization': 'Bearer ' + os.environ['OPENAI_API_KEY'], 'content-type': 'application/json'})
            try:
                return urllib.request.urlopen(request).read().decode()
            except urllib.error.HTTPError as refused:
                return refused.read().decode()
        print(ask('What is 2+2?'), ask('Hello', True))
        kernel = socket.socket(socket.AF_UNIX)
        kernel.connect('/tmp/agentos.sock')
        kernel.sendall(struct.pack('<IIBQ', 0x41474E54, 0, 1, 5) + b'Think')
        print(kernel.recv(struct.unpack('<IIBQ', kernel.recv(17, socket.MSG_WAITALL))[3], socket.MSG_WAITALL).decode())
        if 'MORE' in os.environ: print(ask('Something else'))
        """;

    [Fact]
    public async Task A_programs_models_and_its_THINK_answer_as_they_did_without_a_configuration_and_what_is_new_is_refused()
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted.Insert(1, "\"keep_content\": true, "));
        string recorded = (await models.RunAsync("run", "-q", "--workspace", "none", "--", "python3", "-c", Program)).Succeeded().Output;
        Assert.Contains("Hello there", recorded, StringComparison.Ordinal);
        await models.RunAsync("llm", "stop");
        File.Delete(Path.Combine(models.Directory, "script.json"));
        File.Delete(Path.Combine(models.Directory, "llm.json"));

        string replayed = (await models.RunAsync("replay", "-q", "--workspace", "none", "--", "python3", "-c", Program)).Succeeded().Output;
        string more = (await models.RunAsync("replay", "-q", "--workspace", "none", "-e", "MORE=1", "--", "python3", "-c", Program)).Succeeded().Output;

        Assert.Equal(recorded, replayed);
        Assert.StartsWith(recorded, more, StringComparison.Ordinal);
        Assert.Contains("llm.not-recorded", more, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_kept_contents_there_is_nothing_to_replay()
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);
        (await models.RunAsync("run", "-q", "--workspace", "none", "--", "python3", "-c", Program)).Succeeded();

        ProgramRun replay = await models.RunAsync("replay", "-q", "--workspace", "none", "--", "true");

        Assert.NotEqual(0, replay.ExitCode);
        Assert.Contains("cli.nothing-recorded", replay.Error, StringComparison.Ordinal);
        Assert.Contains("keep_content", replay.Error, StringComparison.Ordinal);
    }
}
