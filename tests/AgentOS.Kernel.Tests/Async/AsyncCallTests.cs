using System.Buffers;
using System.Text;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Kernel.Async;
using AgentOS.Kernel.Async.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Async;

public sealed class AsyncCallTests
{
    private readonly IdentityTable _identities = new();
    private readonly Identity _identity;
    private readonly Dictionary<Opcode, ISyscall> _calls;
    private readonly SlowCall _slow = new();

    public AsyncCallTests()
    {
        _identity = _identities.Add(IdentityKind.Agent);
        _calls = AsyncCalls.Over([new SyscallEntry(Opcode.Exec, null, _slow)], _identities).ToDictionary(entry => entry.Opcode, entry => entry.Syscall);
    }

    [Fact]
    [Trait("Rule", "A1")]
    public void A_call_is_accepted_at_once_and_its_answer_fetched_once()
    {
        JsonElement accepted = Call("""{"async": true, "request_id": "build", "command": "make"}""");
        Assert.Equal("""{"success":true,"async":true,"request_id":"build","status":"accepted"}""", accepted.GetRawText());
        Assert.Equal("""{"command":"make"}""", _slow.Payload);
        Assert.Equal(0, Poll().GetProperty("count").GetInt32());
        _slow.Finish("""{"success":true,"exit_code":0}""");
        JsonElement result = Poll().GetProperty("results")[0];
        Assert.Equal("""{"request_id":"build","opcode":4,"opcode_name":"EXEC","payload":{"success":true,"exit_code":0}}""", result.GetRawText());
        Assert.Equal(0, Poll().GetProperty("count").GetInt32());
    }

    [Fact]
    [Trait("Rule", "A1")]
    public void A_failure_is_fetched_like_an_answer()
    {
        Assert.Equal(1, Call("""{"async": true}""").GetProperty("request_id").GetInt32());
        _slow.Fail(new AgentOSException(KernelErrors.UnknownOpcode, "try", ""));
        JsonElement result = Poll().GetProperty("results")[0];
        Assert.Equal("protocol.unknown-opcode", result.GetProperty("payload").GetProperty("code").GetString());
    }

    [Fact]
    public void What_follows_an_answer_is_fetched_with_it()
    {
        Call("""{"async": true}""");
        _slow.Finish("{}\0bytes");
        Assert.Equal("bytes"u8, Poll().GetProperty("results")[0].GetProperty("attachment").GetBytesFromBase64());
    }

    [Fact]
    [Trait("Rule", "A2")]
    public void Answers_that_wait_are_bounded_in_bytes_too()
    {
        string large = $"\"{new string('x', 1 << 20)}\"";
        for (int accepted = 0; accepted < 64; accepted++)
        {
            Call("""{"async": true}""");
            _slow.Finish(large);
        }

        Assert.Equal(AsyncErrors.TooMany, Assert.Throws<AgentOSException>(() => Call("""{"async": true}""")).Definition);
        Assert.Equal(1, Poll().GetProperty("count").GetInt32());
        Assert.Equal("accepted", Call("""{"async": true}""").GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("""{"async": false, "command": "make"}""")]
    [InlineData("""{"command": "make"}""")]
    [InlineData("""a prompt that says "async": true""")]
    public void Other_calls_are_what_they_were(string payload)
    {
        ArrayBufferWriter<byte> answer = new();
        Task work = Start(payload, answer);
        Assert.False(work.IsCompleted);
        Assert.Equal(payload, _slow.Payload);
        _slow.Finish("{}");
        Assert.True(work.IsCompletedSuccessfully);
        Assert.Equal("{}"u8, answer.WrittenSpan);
    }

    [Fact]
    [Trait("Rule", "A2")]
    public void Only_so_many_are_kept()
    {
        for (int count = 0; count < AsyncCalls.Most; count++)
            Call("""{"async": true}""");
        AgentOSException refused = Assert.Throws<AgentOSException>(() => Call("""{"async": true}"""));
        Assert.Equal(AsyncErrors.TooMany, refused.Definition);
        _slow.Finish("{}");
        Assert.Equal(1, Poll().GetProperty("count").GetInt32());
        Call("""{"async": true}""");
    }

    [Fact]
    [Trait("Rule", "A3")]
    public void Who_goes_ends_what_runs_for_them()
    {
        Call("""{"async": true}""");
        using ManualResetEventSlim ended = new();
        using CancellationTokenRegistration registration = _slow.Gone.Register(ended.Set);
        _identities.Remove(_identity);
        Assert.True(ended.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_call_that_is_refused_at_once_is_not_accepted()
    {
        _slow.Refusal = new AgentOSException(KernelErrors.BadPayload, "try", "");
        for (int count = 0; count <= AsyncCalls.Most; count++)
            Assert.Equal(KernelErrors.BadPayload, Assert.Throws<AgentOSException>(() => Call("""{"async": true}""")).Definition);
    }

    [Fact]
    public void It_cannot_be_streamed_as_well()
    {
        AgentOSException refused = Assert.Throws<AgentOSException>(() => Call("""{"async": true, "stream": true}"""));
        Assert.Equal(AsyncErrors.NoStream, refused.Definition);
    }

    private JsonElement Call(string payload)
    {
        ArrayBufferWriter<byte> answer = new();
        Assert.True(Start(payload, answer).IsCompletedSuccessfully);
        return JsonDocument.Parse(answer.WrittenMemory).RootElement;
    }

    private Task Start(string payload, ArrayBufferWriter<byte> answer)
    {
        Caller caller = TestCaller.Of(_identity);
        ILongSyscall call = Assert.IsType<ILongSyscall>(_calls[Opcode.Exec], exactMatch: false);
        return call.AnswerAsync(new LongCall(caller, answer, CancellationToken.None, caller.Frames, 0), Encoding.UTF8.GetBytes(payload));
    }

    private JsonElement Poll()
    {
        ArrayBufferWriter<byte> answer = new();
        Assert.IsType<AsyncPollSyscall>(_calls[Opcode.AsyncPoll]).Answer(TestCaller.Of(_identity), [], answer);
        return JsonDocument.Parse(answer.WrittenMemory).RootElement;
    }

    /// <summary>Ends when it is told to; whoever waits for it goes on inside.</summary>
    private sealed class SlowCall : ILongSyscall
    {
        private TaskCompletionSource _done = new();
        private LongCall? _call;

        public string Payload { get; private set; } = "";

        public CancellationToken Gone => _call!.Gone;

        public AgentOSException? Refusal { get; set; }

        public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
        {
            if (Refusal is { } refusal)
                throw refusal;
            Payload = Encoding.UTF8.GetString(payload);
            (_call, _done) = (call, new TaskCompletionSource());
            return _done.Task;
        }

        public void Finish(string answer)
        {
            _call!.Answer.Write(Encoding.UTF8.GetBytes(answer));
            _done.SetResult();
        }

        public void Fail(AgentOSException failure) => _done.SetException(failure);
    }
}
