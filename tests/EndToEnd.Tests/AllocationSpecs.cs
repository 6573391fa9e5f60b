using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using AkkaChat.EndToEnd.Tests.Harness;

namespace AkkaChat.EndToEnd.Tests;

/// <summary>What a line costs the server in garbage, from socket to sockets, by the server's own figures.</summary>
public sealed partial class AllocationSpecs
{
    private const int Rounds = 2, Few = 20, Many = 220;

    // So many that what the figures themselves allocate does not show.
    private const int LinesToFew = 1_500, LinesToMany = 300;

    // The server answers with the same figures for 300 ms.
    private static readonly TimeSpan FiguresAge = TimeSpan.FromMilliseconds(400);

    private static readonly byte[] Line = Encoding.ASCII.GetBytes(new string('x', 64) + "\n");

    [Fact]
    public async Task Should_allocate_nothing_for_a_delivery_and_little_for_a_line()
    {
        var few = await AllocatedPerLineAsync(Few, LinesToFew);
        var many = await AllocatedPerLineAsync(Many, LinesToMany);

        // Were it one object a delivery, it would be 24 bytes or more.
        ((many - few) / (Many - Few)).ShouldBeLessThan(8);
        few.ShouldBeLessThan(3_500);
    }

    /// <summary>Bytes that the server allocates for each line said in a room of so many.</summary>
    private static async Task<double> AllocatedPerLineAsync(int members, int lines)
    {
        await using var server = await ServerNode.StartAsync([.. Programs.WithoutLimits, "--admin", "127.0.0.1:0"]);
        var admin = AdminAddress().Match(await server.Output.ExpectPartAsync("readiness and figures on ")).Value;
        var crowd = Enumerable.Range(0, members).Select(n => Join(server.Port, $"m{n}")).ToArray();
        try
        {
            using var http = new HttpClient();
            Talk(crowd, lines);
            var before = await AllocatedAsync(http, admin);
            var least = double.MaxValue;
            for (var round = 0; round < Rounds; round++)
            {
                Talk(crowd, lines);
                var after = await AllocatedAsync(http, admin);
                (least, before) = (Math.Min(least, after - before), after);
            }
            return least / lines;
        }
        finally
        {
            foreach (var member in crowd)
                member.Dispose();
        }
    }

    private static async Task<double> AllocatedAsync(HttpClient http, string admin)
    {
        await Task.Delay(FiguresAge);
        return double.Parse(Allocated().Match(await http.GetStringAsync($"{admin}/metrics")).Groups["bytes"].Value, CultureInfo.InvariantCulture);
    }

    private static Socket Join(int port, string nickname)
    {
        var member = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 30_000 };
        member.Connect(IPAddress.Loopback, port);
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

    [GeneratedRegex(@"http://[^/\s]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AdminAddress();

    [GeneratedRegex(@"^dotnet_gc_heap_total_allocated_bytes_total\S* (?<bytes>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allocated();
}
