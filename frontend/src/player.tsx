import "./player.css";
