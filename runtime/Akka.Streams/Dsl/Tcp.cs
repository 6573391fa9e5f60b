using System.Net;
using Akka.Actor;
using Akka.IO;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>TCP connections as flows of bytes.</summary>
public sealed class Tcp : ExtensionIdProvider<TcpExt>
{
    /// <inheritdoc/>
    public override TcpExt CreateExtension(ExtendedActorSystem system) => new(system);

    /// <summary>A connection that was made.</summary>
    public sealed class OutgoingConnection(EndPoint remoteAddress, EndPoint localAddress)
    {
        /// <summary>The other end.</summary>
        public readonly EndPoint RemoteAddress = remoteAddress;

        /// <summary>This end.</summary>
        public readonly EndPoint LocalAddress = localAddress;
    }
}

/// <summary>A system's connections.</summary>
public sealed class TcpExt : IExtension
{
    private readonly ActorSystem _system;

    /// <summary>Made by the system when it is first asked for.</summary>
    public TcpExt(ExtendedActorSystem system) => _system = system;

    /// <summary>
    /// A flow whose every run connects: bytes in are sent, bytes received come out. When its input completes it closes its sending
    /// half and goes on receiving. When the connection cannot be made or breaks it fails with a <see cref="StreamTcpException"/>.
    /// </summary>
    /// <param name="host">Name or address.</param>
    /// <param name="port">The port, from 1 to 65535.</param>
    /// <returns>A flow whose materialised value is there once the connection is.</returns>
    public Flow<ByteString, ByteString, Task<Tcp.OutgoingConnection>> OutgoingConnection(string host, int port) => new(island =>
    {
        var stage = new ConnectionStage(island, _system, new DnsEndPoint(host, port));
        return new(new(stage.In, stage.Out), stage.Connected);
    });
}

/// <summary>The way to a system's connections.</summary>
public static class TcpStreamExtensions
{
    /// <summary>The system's connections.</summary>
    public static TcpExt TcpStream(this ActorSystem system) => new Tcp().Apply(system);
}
