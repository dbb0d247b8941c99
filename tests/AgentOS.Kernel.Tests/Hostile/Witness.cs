using System.Globalization;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Hostile;

/// <summary>A caller who has nothing to do with an attack: each of its calls is answered, rightly and in order, while the attack goes on.</summary>
internal sealed class Witness(RawClient client) : IDisposable
{
    private int _calls;

    public void Sees()
    {
        string sent = (++_calls).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(sent, client.Call(Opcode.Noop, sent).Text);
    }

    public void Dispose() => client.Dispose();
}
