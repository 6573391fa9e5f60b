using AkkaChat.Server.Hosting;
using Serilog.Core;
using Serilog.Events;

namespace AkkaChat.Server.Tests.Hosting;

/// <summary>Which of Akka's log events the operator sees.</summary>
public sealed class ServerLogSpecs
{
    [Theory]
    [InlineData("Akka.Actor.OneForOneStrategy", "[akka://akkachat/user/room#1]", LogEventLevel.Error, true)]
    [InlineData("AkkaChat.Server.Cluster.ClusterMonitor", "[akka://akkachat/user/cluster-monitor#1]", LogEventLevel.Information, true)]
    [InlineData("Akka.Cluster.ClusterCoreDaemon", "Cluster (akka://akkachat)", LogEventLevel.Error, true)]
    [InlineData("Akka.Actor.CoordinatedShutdown", "CoordinatedShutdown (akka://akkachat)", LogEventLevel.Warning, true)]
    [InlineData("Akka.Actor.CoordinatedShutdown", "CoordinatedShutdown (akka://akkachat)", LogEventLevel.Information, false)]
    [InlineData("Akka.Cluster.SBR.SplitBrainResolver", "[akka://akkachat/system/cluster/core/daemon/downingProvider#1]", LogEventLevel.Warning, false)]
    [InlineData("Akka.Remote.ReliableDeliverySupervisor", "[akka://akkachat/system/endpointManager/reliableEndpointWriter#1]", LogEventLevel.Warning, false)]
    [InlineData("Akka.Actor.OneForOneStrategy", "[akka://akkachat/system/endpointManager/reliableEndpointWriter#1]", LogEventLevel.Error, false)]
    [InlineData("Akka.Event.DummyClassForStringSources", "remoting (akka://akkachat)", LogEventLevel.Warning, false)]
    public void Should_show_what_is_not_about_connections_between_nodes(string type, string source, LogEventLevel level, bool shows)
    {
        var sink = new Lines();
        using var log = ServerLog.Create(sink);

        log.ForContext(Constants.SourceContextPropertyName, type).ForContext("LogSource", source).Write(level, "anything");

        (sink.Count == 1).ShouldBe(shows);
    }

    private sealed class Lines : ILogEventSink
    {
        public int Count { get; private set; }

        public void Emit(LogEvent logEvent) => Count++;
    }
}
