using System.Net;
using System.Net.Sockets;
using System.Text;
using AkkaChat.Server.Hosting;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Tests.Hosting;

/// <summary>What a line costs in garbage, from socket to sockets. Alone in the process, since it counts what the process allocates.</summary>
[Collection(nameof(Alone))]
public class AllocationSpecs
{
    private const int Lines = 200, Rounds = 6, Few = 20, Many = 220;

    private static readonly string WithoutLimits = Path.Combine(AppContext.BaseDirectory, "hocon", "bench.conf");
    private static readonly byte[] Line = Encoding.ASCII.GetBytes(new string('x', 64) + "\n");

    [Fact]
    public async Task Should_allocate_nothing_for_a_delivery_and_little_for_a_line()
    {
        var few = await AllocatedPerLineAsync(Few);
        var many = await AllocatedPerLineAsync(Many);

        // Were it one object a delivery, it would be 24 bytes or more.
        ((many - few) / (Many - Few)).ShouldBeLessThan(1);
        few.ShouldBeLessThan(3_000);
    }

    /// <summary>Bytes that the process allocates for each line said in a room of so many.</summary>
    private static async Task<double> AllocatedPerLineAsync(int members)
    {
        using var node = await ServerHost.StartAsync(NodeSettings.Load(WithoutLimits).With(new ServerOptions(Hosts: null, Port: 0, Config: null)));
        var crowd = Enumerable.Range(0, members).Select(n => Join(node.Addresses[0], $"m{n}")).ToArray();
        try
        {
            Talk(crowd, Lines);
            return Enumerable.Range(0, Rounds).Min(_ => AllocatedBy(() => Talk(crowd, Lines))) / (double)Lines;
        }
        finally
        {
            foreach (var member in crowd)
                member.Dispose();
            await node.StopAsync();
        }
    }

    // What every delivery allocates is there in each round; what the test host does now and then, in some.
    private static long AllocatedBy(Action act)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        act();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static Socket Join(IPEndPoint server, string nickname)
    {
        var member = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 10_000 };
        member.Connect(server);
        member.Send(Encoding.ASCII.GetBytes(nickname + "\n"));
        ReadUntil(member, "* /help lists the commands, /q leaves\n"u8);
        return member;
    }

    /// <summary>One of them says line after line; everybody has read the last before the next is sent.</summary>
    private static void Talk(Socket[] crowd, int lines)
    {
        for (var n = 0; n < lines; n++)
        {
            crowd[0].Send(Line);
            foreach (var member in crowd)
                ReadUntil(member, Line);
        }
    }

    private static void ReadUntil(Socket member, ReadOnlySpan<byte> last)
    {
        Span<byte> buffer = stackalloc byte[16 * 1024];
        for (var count = 0; !buffer[..count].EndsWith(last);)
        {
            count = member.Receive(buffer);
            if (count == 0)
                throw new EndOfStreamException();
        }
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
